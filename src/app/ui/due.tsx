import { t } from '../platform/language.ts'
import { Icon } from './icons.tsx'

/** That something is past its day or close to it, by icon and word; nothing while it is good. */
export function Due({ state }: { state: 'expired' | 'soon' | 'good' | undefined }) {
  if (!state || state === 'good') return null
  return (
    <span class={`due ${state}`}>
      <Icon name={state === 'expired' ? 'warning' : 'calendar'} />
      {t(`goods.${state}`)}
    </span>
  )
}
