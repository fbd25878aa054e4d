import { t } from '../../../platform/language.ts'
import { useLive } from '../../../platform/live.ts'
import { isOwner, shop, useDb } from '../../../platform/session.ts'
import { share } from '../../../platform/share.ts'
import { Button } from '../../../ui/button.tsx'
import { Chips } from '../../../ui/chips.tsx'
import { Page } from '../../../ui/page.tsx'
import { toast } from '../../../ui/toast.tsx'
import { addresses, keepAddresses } from './model.ts'
import { notice } from './words.ts'

/** Days that addresses may be kept. */
const CHOICES = [30, 90, 365]

/** What customers are told of what is kept (PDPA, section 23), to be shown or sent; and how long addresses are kept. */
export function NoticePage() {
  const db = useDb()
  const kept = useLive(() => addresses(db), [db])
  const title = t('customers.notice.title', { shop: shop.value.name })
  async function send(paragraphs: readonly string[]) {
    if ((await share({ title, text: [title, ...paragraphs].join('\n\n') })) === 'copied') toast(t('common.copied'))
  }
  const paragraphs = kept && notice(kept.days)
  return (
    <Page title={t('customers.notice')} tone="orders" back="/orders/customers">
      {paragraphs && (
        <>
          <article class="card stack notice">
            <h2>{title}</h2>
            {paragraphs.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </article>
          <Button kind="primary" tone="orders" big icon="share" onPress={() => send(paragraphs)}>
            {t('common.share')}
          </Button>
          {isOwner.value && (
            <Chips
              label={t('customers.keep')}
              options={[
                ...CHOICES.map((days) => ({ value: String(days), label: t('customers.days', { count: days }) })),
                { value: 'forever', label: t('customers.forever') },
              ]}
              value={String(kept.days ?? 'forever')}
              onChange={(days) => void keepAddresses(db, days === 'forever' ? null : Number(days))}
            />
          )}
        </>
      )}
    </Page>
  )
}
