import { useEffect, useState } from 'preact/hooks'
import { bytes } from '../../../shared/i18n/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { askToKeep, type StorageUse, storageUse } from '../../platform/persist.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { wasFull } from './model.ts'

const WEEK = 7 * 24 * 60 * 60_000

interface StorageState {
  /** null until it is known, and where the browser does not tell. */
  use: StorageUse | null
  /** Little is left. Chromium tells 10 GB whatever there is: there it shows once photos had to give way. */
  tight: boolean
  read: () => Promise<void>
}

export function useStorage(): StorageState {
  const db = useDb()
  const full = useLive(() => wasFull(db, Date.now() - WEEK), [db])
  const [use, setUse] = useState<StorageUse | null>(null)
  const read = () => storageUse().then(setUse)
  useEffect(() => {
    void read()
  }, [])
  return { use, tight: use?.tight === true || full === true, read }
}

/** Said while there is still room: sales always go on, photos and other phones' goods may not. */
export function AlmostFull() {
  return (
    <section class="card almost-full" role="status">
      <Icon name="warning" />
      <div>
        <h2>{t('shop.almostFull')}</h2>
        <p>{t('shop.almostFullHelp')}</p>
      </div>
    </section>
  )
}

/** How much room the shop takes on the phone, and whether the phone may clear it; with the version, the page's last lines. */
export function Storage({ use, read }: Pick<StorageState, 'use' | 'read'>) {
  const version: unknown = import.meta.env.VITE_VERSION
  return (
    <footer class="shop-foot">
      {use && (
        <p class="quiet">
          {use.free === null
            ? t('shop.storage', { used: bytes(use.used) })
            : t('shop.storageFree', { used: bytes(use.used), free: bytes(use.free) })}
        </p>
      )}
      {use?.kept && <p class="quiet">{t('shop.kept')}</p>}
      {use && !use.kept && <Button onPress={() => askToKeep().then(read)}>{t('shop.keep')}</Button>}
      {typeof version === 'string' && <p class="quiet">{t('shop.version', { version })}</p>}
    </footer>
  )
}
