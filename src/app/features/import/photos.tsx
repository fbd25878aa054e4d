import { useState } from 'preact/hooks'
import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { FileButton } from '../../ui/file-button.tsx'
import { Fold } from '../../ui/fold.tsx'
import { photoFailureText } from '../../ui/photo-failure.ts'
import { importPhotos, photosDone } from './job.ts'
import { isPhoto, type PhotoFile } from './photo-names.ts'
import { filesIn } from './zip.ts'

/** Browsers that do not pick folders show files instead, one by one: there is a button for those. */
const PICKS_FOLDERS = 'webkitdirectory' in HTMLInputElement.prototype

/** The photos of the goods that were brought in: a folder of them, many files, or a zip. */
export function Photos() {
  const db = useDb()
  const [bad, setBad] = useState<string | null>(null)

  async function add(files: readonly PhotoFile[]) {
    const photos = files.filter(({ path }) => isPhoto(path))
    setBad(photos.length === 0 ? t('import.noPhotos') : null)
    if (photos.length > 0) await importPhotos(db, photos)
  }
  const picked = (files: readonly File[]) =>
    add(files.map((file) => ({ path: file.webkitRelativePath || file.name, read: async () => file })))
  async function unpack(file: File | undefined) {
    if (!file) return
    try {
      await add(await filesIn(file))
    } catch (error) {
      console.warn('zip', error)
      setBad(t('import.bad.damaged'))
    }
  }
  return (
    <div class="stack">
      <b>{t('import.photos')}</b>
      <p class="quiet">{t('import.photosHelp')}</p>
      <div class="import-pair first-wide">
        <FileButton icon="picture" text={t('import.files')} tone="goods" accept="image/*" multiple onFiles={picked} />
        {PICKS_FOLDERS && (
          <FileButton icon={FOLDER} text={t('import.folder')} tone="goods" webkitdirectory onFiles={picked} />
        )}
        <FileButton icon="orders" text={t('import.zip')} tone="goods" onFiles={([file]) => void unpack(file)} />
      </div>
      {bad && <p role="alert">{bad}</p>}
      <Outcome />
    </div>
  )
}

const FOLDER = 'M3 6h6l2 3h10v11H3z'

function Outcome() {
  const done = photosDone.value
  if (!done) return null
  const { added, there, failed, unmatched } = done
  return (
    <div class="stack" role="status">
      <b>{t('import.photosAdded', { count: added })}</b>
      {there > 0 && <span>{t('import.photosThere', { count: there })}</span>}
      {failed.length > 0 && (
        <Fold icon="warning" title={t('import.photosFailed', { count: failed.length })}>
          <ul class="import-names">
            {failed.map(({ path, why }) => (
              <li key={path}>
                {path} <span class="quiet">{photoFailureText(why)}</span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
      {unmatched.length > 0 && (
        <Fold icon="search" title={t('import.photosUnmatched', { count: unmatched.length })}>
          <ul class="import-names">
            {unmatched.map((path) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </Fold>
      )}
    </div>
  )
}
