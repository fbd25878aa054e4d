import { useState } from 'preact/hooks'
import { costAt } from '../../../shared/domain/book.ts'
import { stepsIn } from '../../../shared/domain/quantity.ts'
import type { RecipeFields } from '../../../shared/domain/records.ts'
import { money } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { shop, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { wordsFor } from '../../ui/failures.ts'
import { QuantityField } from '../../ui/quantity-field.tsx'
import { toast } from '../../ui/toast.tsx'
import { type GoodView, type MaterialView, setCost, setRecipe } from './model.ts'

interface RecipeFormProps {
  view: GoodView
  made: { fields: RecipeFields; cost: number } | null
  stock: readonly MaterialView[]
}

/** What goes into so much of a good. Its cost is offered as the good's own. */
export function RecipeForm({ view: { id, fields, cost }, made, stock }: RecipeFormProps) {
  const db = useDb()
  const [makes, setMakes] = useState(made?.fields.makes ?? stepsIn(fields.unit))
  const [parts, setParts] = useState(made?.fields.parts ?? [])
  const [trouble, setTrouble] = useState<string | null>(null)
  if (stock.length === 0) return <p>{t('book.recipeNone')}</p>
  const set = (material: string, quantity: number) =>
    setParts((now) =>
      now.some((one) => one.material === material)
        ? now.map((one) => (one.material === material ? { material, quantity } : one))
        : [...now, { material, quantity }],
    )
  const inIt = (material: string) => parts.find((one) => one.material === material)
  const each = made && costAt({ amount: made.cost, quantity: made.fields.makes }, stepsIn(fields.unit))

  async function save() {
    try {
      await setRecipe(db, id, { makes, parts: parts.filter(({ quantity }) => quantity > 0) })
    } catch (error) {
      return setTrouble(wordsFor(error, t('goods.failed')))
    }
    const before = made?.fields ?? { makes, parts: [] }
    toast(t('common.saved'), { undo: () => setRecipe(db, id, before) })
  }
  async function takeAsCost(amount: number) {
    await setCost(db, id, amount)
    toast(t('common.saved'), { undo: () => setCost(db, id, cost) })
  }
  return (
    <>
      <p class="quiet">{t('book.recipeHint')}</p>
      {stock.map(({ id: material, fields: { name, unit } }) => {
        const part = inIt(material)
        if (part)
          return (
            <QuantityField
              key={material}
              label={name}
              value={part.quantity}
              unit={unit}
              onChange={(quantity) => set(material, quantity)}
            />
          )
        return (
          <Button key={material} icon="plus" onPress={() => set(material, 0)}>
            {name}
          </Button>
        )
      })}
      <QuantityField
        label={t('book.makes')}
        value={makes}
        unit={fields.unit}
        onChange={(quantity) => setMakes(Math.max(1, quantity))}
      />
      {trouble && <p role="alert">{trouble}</p>}
      <Button tone="goods" icon="check" onPress={save}>
        {t('book.saveAs', { what: t('book.recipe') })}
      </Button>
      {each !== null && each > 0 && (
        <>
          <p>{t('book.recipeCost', { amount: money(each, shop.value.currency) })}</p>
          {each !== cost && (
            <Button icon="amount" onPress={() => takeAsCost(each)}>
              {t('book.asCost')}
            </Button>
          )}
        </>
      )}
    </>
  )
}
