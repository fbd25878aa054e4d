import { date, quantity } from '../../../platform/format.ts'
import { t } from '../../../platform/language.ts'
import { shop } from '../../../platform/session.ts'
import { Icon } from '../../../ui/icons.tsx'
import { noonOf } from '../model.ts'
import { type CallView, isOpen } from './model.ts'

/** A calendar day in the words and years of this phone. */
export function dayText(iso: string): string {
  return date(noonOf(iso, shop.value.zone) ?? 0)
}

/** What is waited for: the shop's answer, until when; or that nothing is. */
export function CallState({ view }: { view: CallView }) {
  const { fields, share, over } = view
  const open = isOpen(view)
  return (
    <span class={`sale-state ${open ? 'owed' : ''}`}>
      <Icon name={open ? 'orders' : share.taken > 0 ? 'check' : 'close'} />
      {stateText(fields.closed, over, open, share.taken > 0)}
      {open && fields.answer && ` · ${t('calls.until', { day: dayText(fields.answer) })}`}
    </span>
  )
}

function stateText(closed: boolean, over: boolean, open: boolean, taken: boolean): string {
  if (open) return t('calls.state.open')
  if (taken) return t('calls.state.taken')
  if (closed) return t('calls.state.closed')
  return t(over ? 'calls.state.over' : 'calls.state.left')
}

const WHAT = ['taken', 'made', 'sent'] as const

/** How far this shop is with what it took: three bars of the same whole. */
export function Progress({ view: { fields, share } }: { view: CallView }) {
  const whole = Math.max(share.offered, share.taken, 1)
  return (
    <ul class="call-bars">
      {WHAT.map((what) => (
        <li key={what}>
          <span>{t(`calls.${what}`)}</span>
          <span class="call-bar" aria-hidden="true">
            <i style={{ width: `${Math.min(100, Math.round((Math.max(0, share[what]) * 100) / whole))}%` }} />
          </span>
          <b>{quantity(share[what], fields.unit)}</b>
        </li>
      ))}
    </ul>
  )
}
