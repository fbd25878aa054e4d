import type { ShopFields } from '../../../shared/domain/records.ts'
import { t } from '../../platform/language.ts'
import { shop } from '../../platform/session.ts'
import { Icon } from '../../ui/icons.tsx'

interface AgreementProps {
  onSave: (fields: Partial<ShopFields>, back: Partial<ShopFields>) => Promise<void>
}

/** Whether the shop's sums may be added to those of its community; what is seen of them, and what is not. */
export function Agreement({ onSave }: AgreementProps) {
  const agrees = shop.value.agrees === true
  return (
    <section class="card stack" aria-labelledby="agreement">
      <h2 id="agreement">{t('window.agrees.title')}</h2>
      <label class={`chip agreement ${agrees ? 'chosen' : ''}`}>
        <input
          type="checkbox"
          role="switch"
          aria-checked={agrees}
          checked={agrees}
          onChange={() => void onSave({ agrees: !agrees }, { agrees })}
        />
        {agrees && <Icon name="check" />}
        <span>{t('window.agrees')}</span>
      </label>
      <p class="window-state">
        <Icon name="show" />
        <span>{t('window.agrees.seen')}</span>
      </p>
      <p class="window-state">
        <Icon name="hide" />
        <span>{t('window.agrees.unseen')}</span>
      </p>
      <p class="quiet">{t('window.agrees.back')}</p>
    </section>
  )
}
