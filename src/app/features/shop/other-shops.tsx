import { useEffect, useState } from 'preact/hooks'
import { byName } from '../../../shared/domain/collate.ts'
import { navigate } from '../../platform/history.ts'
import { language, t } from '../../platform/language.ts'
import { session } from '../../platform/session.ts'
import { LinkRow } from '../../ui/link-row.tsx'
import { otherShops, type Session, switchTo } from './model.ts'

/** Other shops on this phone: each has its own database, and opening one never touches another. */
export function OtherShops() {
  const [shops, setShops] = useState<Session[]>([])
  const current = session.value
  useEffect(() => {
    void otherShops().then(setShops)
  }, [current])
  if (shops.length === 0) return null
  const compare = byName(language.value)
  const sorted = [...shops].sort((a, b) => compare(a.shopName, b.shopName))
  return (
    <section class="stack">
      <h2>{t('shop.otherShops')}</h2>
      <div class="card rows">
        {sorted.map(({ shop, shopName }) => (
          <LinkRow
            key={shop}
            icon="shop"
            title={shopName}
            help={t('shop.switch')}
            onPress={async () => {
              await switchTo(shop)
              navigate('/sell')
            }}
          />
        ))}
      </div>
    </section>
  )
}
