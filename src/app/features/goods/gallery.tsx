import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { IconButton } from '../../ui/button.tsx'
import { Picture } from '../../ui/picture.tsx'
import { toast } from '../../ui/toast.tsx'
import { deletePhoto, type GoodView, restorePhoto } from './model.ts'
import type { Picked } from './photos.ts'
import { PickedPhoto } from './picked-photo.tsx'

interface GalleryProps {
  view: GoodView
  /** Photos that are on their way. */
  picked: readonly Picked[]
  mayRemove: boolean
}

/** The photos of a good side by side, to be swiped; each may be removed. */
export function Gallery({ view: { fields, photos, deleted }, picked, mayRemove }: GalleryProps) {
  const db = useDb()

  async function remove(photo: string) {
    await deletePhoto(db, photo)
    toast(t('goods.photoRemoved'), { undo: () => restorePhoto(db, photo) })
  }
  if (photos.length + picked.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <ul class="gallery" aria-label={t('goods.photos')} tabIndex={0}>
      {photos.map(({ id: photo, fields: { full, thumb } }, index) => (
        <li key={photo}>
          <Picture hash={full} meanwhile={thumb} alt={`${fields.name} ${index + 1}/${photos.length}`} whole />
          {mayRemove && !deleted && (
            <IconButton label={t('goods.removePhoto')} icon="trash" onPress={() => remove(photo)} />
          )}
        </li>
      ))}
      {picked.map((photo) => (
        <PickedPhoto key={photo.id} photo={photo} />
      ))}
    </ul>
  )
}
