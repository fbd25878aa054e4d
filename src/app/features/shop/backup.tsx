import { useEffect, useState } from 'preact/hooks'
import type { PhotoChoice } from '../../../device/store/backup/format.ts'
import { type PhotoSizes, photoSizes, writeBackup } from '../../../device/store/backup/write.ts'
import { bytes } from '../../../shared/i18n/format.ts'
import { t } from '../../platform/language.ts'
import { session, shop, useDb } from '../../platform/session.ts'
import { canShareFile, saveFile, shareFile } from '../../platform/share.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { Page } from '../../ui/page.tsx'
import { Door } from '../../ui/pin/index.ts'
import { toast } from '../../ui/toast.tsx'
import { saved, sent } from './backup-file.ts'

/**
 * The whole shop as one file. Made by one press and handed over by another: a share sheet opens only right after a
 * press, and a large shop takes longer than that.
 */
export default function Backup() {
  return (
    <Door title={t('backup.title')} tone="shop" back="/shop">
      <Making />
    </Door>
  )
}

function Making() {
  const db = useDb()
  const [sizes, setSizes] = useState<PhotoSizes | null>(null)
  const [photos, setPhotos] = useState<PhotoChoice>('all')
  const [made, setMade] = useState<Blob | 'working' | null>(null)
  useEffect(() => {
    void photoSizes(db).then(setSizes)
  }, [db])

  async function make() {
    if (!session.value) return
    setMade('working')
    // What goes wrong is said by the shell, and the button is there again.
    setMade(
      await writeBackup(db, session.value, photos).catch((error) => Promise.reject(error).finally(() => setMade(null))),
    )
  }
  return (
    <Page title={t('backup.title')} tone="shop" back="/shop">
      <p>{t('backup.help')}</p>
      <p class="quiet">{t('backup.secret')}</p>
      {sizes && sizes.all > 0 && (
        <Chips
          label={t('backup.photos')}
          value={photos}
          onChange={(choice) => {
            setPhotos(choice)
            setMade(null)
          }}
          options={[
            { value: 'all', label: t('backup.photos.all', { size: bytes(sizes.all) }) },
            { value: 'small', label: t('backup.photos.small', { size: bytes(sizes.small) }) },
            { value: 'none', label: t('backup.photos.none') },
          ]}
        />
      )}
      {sizes && sizes.unsent > 0 && photos !== 'all' && <p role="status">{t('backup.unsent')}</p>}
      {made instanceof Blob ? (
        <Ready file={made} />
      ) : (
        <Button kind="primary" tone="shop" big icon="download" disabled={made === 'working'} onPress={make}>
          {made === 'working' ? t('backup.making') : t('backup.make')}
        </Button>
      )}
    </Page>
  )
}

function Ready({ file }: { file: Blob }) {
  const { name } = shop.value
  const share = sent(file, name)
  return (
    <section class="card stack">
      <p role="status">
        <b>{t('backup.ready', { size: bytes(file.size) })}</b>
      </p>
      <Button
        kind="primary"
        tone="shop"
        big
        icon="download"
        onPress={() => {
          saveFile(saved(file, name))
          toast(t('backup.saved'))
        }}
      >
        {t('backup.save')}
      </Button>
      {canShareFile(share) && (
        <Button big icon="share" onPress={() => shareFile(share)}>
          {t('backup.send')}
        </Button>
      )}
    </section>
  )
}
