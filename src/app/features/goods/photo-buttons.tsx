import { t } from '../../platform/language.ts'
import { FileButton } from '../../ui/file-button.tsx'

interface PhotoButtonsProps {
  /** The first photo is asked for by a big button. */
  first: boolean
  onFiles: (files: File[]) => void
}

/** Two ways to a photo: the camera at once, or pictures that are there already. */
export function PhotoButtons({ first, onFiles }: PhotoButtonsProps) {
  return (
    <div class={`photo-buttons ${first ? 'first' : ''}`}>
      <FileButton
        class="photo-button"
        tone="goods"
        accept="image/*"
        icon="camera"
        text={t('goods.takePhoto')}
        capture="environment"
        onFiles={onFiles}
      />
      <FileButton
        class="photo-button"
        tone="goods"
        accept="image/*"
        icon="picture"
        text={t('goods.pickPhotos')}
        multiple
        onFiles={onFiles}
      />
    </div>
  )
}
