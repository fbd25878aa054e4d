import { t } from '../../platform/language.ts'
import { Due } from '../../ui/due.tsx'
import { Icon } from '../../ui/icons.tsx'

interface BadgesProps {
  good: { draft: boolean; hidden: boolean; stage: 'loom' | 'sale' | 'reserved'; variant?: string }
  waiting: boolean
  due?: 'expired' | 'soon' | undefined
}

/** How a good stands, where that is not as usual. */
export function Badges({ good: { draft, hidden, stage, variant }, waiting, due }: BadgesProps) {
  return (
    <>
      {variant && <span>{variant}</span>}
      {draft && (
        <span>
          <Icon name="edit" />
          {t('goods.draft')}
        </span>
      )}
      {hidden && (
        <span>
          <Icon name="hide" />
          {t('goods.hidden')}
        </span>
      )}
      {stage !== 'sale' && (
        <span>
          <Icon name={stage === 'loom' ? 'shuttle' : 'calendar'} />
          {t(`sell.${stage}`)}
        </span>
      )}
      <Due state={due} />
      {waiting && (
        <span>
          <Icon name="shuttle" />
          {t('goods.waiting')}
        </span>
      )}
    </>
  )
}
