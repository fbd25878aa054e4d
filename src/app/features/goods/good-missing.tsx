import { t } from '../../platform/language.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty.tsx'

/** An address of a good that this phone does not have. */
export function GoodMissing() {
  return (
    <EmptyState
      picture="goods"
      text={t('goods.missing')}
      action={
        <Button tone="goods" href="/goods">
          {t('goods.all')}
        </Button>
      }
    />
  )
}
