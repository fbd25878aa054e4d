import { t } from '../../platform/language.ts'
import { Icon } from '../../ui/icons.tsx'

interface BadgesProps {
  good: { draft: boolean; hidden: boolean }
  waiting: boolean
}

/** How a good stands, where that is not as usual. */
export function Badges({ good: { draft, hidden }, waiting }: BadgesProps) {
  return (
    <>
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
      {waiting && (
        <span>
          <Icon name="shuttle" />
          {t('goods.waiting')}
        </span>
      )}
    </>
  )
}
