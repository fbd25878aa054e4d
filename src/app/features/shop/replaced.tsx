import type { Currency } from '../../../shared/domain/money.ts'
import type { Key } from '../../../shared/i18n/messages.ts'
import { ago, money } from '../../platform/format.ts'
import { say, t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { isOwner, shop, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { bringBack, dismiss, type Replaced, replaced } from './model.ts'

/** Values that another phone's edit took the place of: shown once, to bring back or to let be. */
export function ReplacedValues() {
  const db = useDb()
  const all = useLive(() => replaced(db), [db]) ?? []
  if (all.length === 0 || !isOwner.value) return null
  return (
    <section class="stack">
      <h3>{t('sync.replaced')}</h3>
      {all.map((notice) => (
        <article key={notice.id} class="card stack">
          <div>
            <p>
              <b>{notice.title}</b>
            </p>
            <p>
              {t('sync.replacedValue', {
                by: notice.by || t('sync.someone'),
                field: fieldName(notice.field),
                value: valueText(notice, shop.value.currency),
              })}
            </p>
            <p class="quiet">{ago(notice.at, Date.now())}</p>
          </div>
          <div class="pair">
            <Button icon="undo" onPress={() => bringBack(db, notice.id)}>
              {t('sync.bringBack')}
            </Button>
            <Button icon="check" onPress={() => dismiss(db, notice.id)}>
              {t('sync.keep')}
            </Button>
          </div>
        </article>
      ))}
    </section>
  )
}

const FIELDS = ['name', 'price', 'unit', 'hidden', 'category', 'fibre', 'width', 'length', 'weight', 'story', 'amount']

function fieldName(field: string): string {
  return say(`sync.field.${FIELDS.includes(field) ? field : 'other'}` as Key)
}

/** A value as it is written on the good's own screen. */
function valueText({ field, value }: Replaced, currency: Currency): string {
  if (value === null || value === '') return t('sync.empty')
  if ((field === 'price' || field === 'amount') && typeof value === 'number') return money(value, currency)
  if (field === 'unit') return say(`units.name.${String(value)}` as Key)
  if (typeof value === 'boolean') return value ? t('sync.yes') : t('sync.no')
  return String(value)
}
