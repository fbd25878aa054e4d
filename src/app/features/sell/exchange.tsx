import { credit } from '../../platform/exchange.ts'
import { money } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { shop } from '../../platform/session.ts'
import { IconButton } from '../../ui/button.tsx'

/**
 * Of an exchange, what the buyer pays more, or gets back; nothing where nothing is exchanged. Its words have come with the
 * page on which the goods came back.
 */
export function Exchange({ total }: { total: number }) {
  if (credit.value === 0) return null
  return (
    <div class="exchange" role="status">
      <b>{differenceText(total - credit.value)}</b>
      <IconButton
        label={t('returns.noSwap')}
        icon="close"
        onPress={() => {
          credit.value = 0
        }}
      />
    </div>
  )
}

export function differenceText(more: number): string {
  if (more === 0) return t('returns.even')
  const amount = money(Math.abs(more), shop.value.currency)
  return more > 0 ? t('returns.payMore', { amount }) : t('returns.payBack', { amount })
}
