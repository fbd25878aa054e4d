import { t } from '../../platform/language.ts'
import { Icon, type IconName } from '../../ui/icons.tsx'

interface PhotoButtonsProps {
  /** The first photo is asked for by a big button. */
  first: boolean
  onFiles: (files: File[]) => void
}

/** Two ways to a photo: the camera at once, or pictures that are there already. */
export function PhotoButtons({ first, onFiles }: PhotoButtonsProps) {
  return (
    <div class={`photo-buttons ${first ? 'first' : ''}`}>
      <FileButton icon="camera" text={t('goods.takePhoto')} capture="environment" onFiles={onFiles} />
      <FileButton icon="picture" text={t('goods.pickPhotos')} multiple onFiles={onFiles} />
    </div>
  )
}

interface FileButtonProps {
  icon: IconName
  text: string
  capture?: 'environment'
  multiple?: boolean
  onFiles: (files: File[]) => void
}

/** A file input that looks like a button: the input itself lies over it, so that it has focus and name. */
function FileButton({ icon, text, capture, multiple, onFiles }: FileButtonProps) {
  return (
    <label class="button tone-goods photo-button">
      <input
        type="file"
        accept="image/*"
        capture={capture}
        multiple={multiple}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // The same file may be picked once more.
          currentTarget.value = ''
        }}
      />
      <Icon name={icon} />
      <span>{text}</span>
    </label>
  )
}
