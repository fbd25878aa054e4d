import { quantity } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { Amount } from '../../ui/amount.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Picture } from '../../ui/picture.tsx'
import { choicesOf } from './model.ts'

interface VariantsProps {
  /** The good that is looked at. */
  good: string
  /** The one that the others are variants of: itself, or another. */
  head: string
}

/** The same in other colours or sizes; and one more of them. */
export function Variants({ good, head }: VariantsProps) {
  const db = useDb()
  const choices = useLive(() => choicesOf(db, head), [db, head])
  const others = choices?.filter(({ id }) => id !== good) ?? []
  return (
    <section class="good-part">
      <h3>
        <Icon name="picture" />
        {t('goods.variants')}
      </h3>
      {others.length > 0 && (
        <ul class="good-rows">
          {others.map(({ id, thumb, name, variant, price, left, unit }) => (
            <li key={id}>
              <a class="good-row" href={`/goods/${id}`}>
                <Picture hash={thumb} alt="" />
                <span>
                  <b>{variant || name || t('goods.unnamed')}</b>
                  <span class="quiet">
                    {left > 0 ? t('goods.left', { left: quantity(left, unit) }) : t('goods.soldOut')}
                  </span>
                </span>
                {price !== null && <Amount amount={price} />}
              </a>
            </li>
          ))}
        </ul>
      )}
      <Button icon="plus" href={`/goods/new?of=${good}`}>
        {t('goods.addVariant')}
      </Button>
    </section>
  )
}
