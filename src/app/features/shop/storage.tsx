import { useEffect, useState } from 'preact/hooks'
import { bytes } from '../../../shared/i18n/format.ts'
import { t } from '../../platform/language.ts'
import { askToKeep, type StorageUse, storageUse } from '../../platform/persist.ts'
import { Button } from '../../ui/button.tsx'

/** How much room the shop takes on the phone, and whether the phone may clear it; with the version, the page's last lines. */
export function Storage() {
  const [use, setUse] = useState<StorageUse | null>(null)
  const read = () => storageUse().then(setUse)
  useEffect(() => {
    void read()
  }, [])
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
