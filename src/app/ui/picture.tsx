import { t } from '../platform/language.ts'
import { useFetched, usePicture } from '../platform/pictures.ts'
import './picture.css'
import { Icon } from './icons.tsx'

interface PictureProps {
  /** Hash of a photo or thumbnail; null where the good has none. */
  hash: string | null
  alt: string
  /** Shown until the bytes of `hash` are on the phone: the thumbnail of a full photo, which another phone may have made. */
  meanwhile?: string | null
  /** Whole, instead of filling its frame. */
  whole?: boolean
  class?: string
}

/** A photo from the phone's own database. A photo that is not here yet appears by itself when it has come. */
export function Picture({ hash, alt, meanwhile = null, whole, ...rest }: PictureProps) {
  const full = usePicture(hash)
  const small = usePicture(full ? null : meanwhile)
  useFetched(meanwhile === null || full ? null : hash)
  const url = full ?? small
  // Not while it is being looked for: a flick would draw and throw away hundreds of empty frames.
  const none = full === null && small === null
  return (
    <div class={`picture ${whole ? 'whole' : ''} ${rest.class ?? ''}`}>
      {url && <img src={url} alt={alt} decoding="async" draggable={false} />}
      {none && (
        <span class="picture-none" role="img" aria-label={alt || t('common.noPicture')}>
          <Icon name="goods" />
        </span>
      )}
    </div>
  )
}
