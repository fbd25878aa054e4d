import { useState } from 'preact/hooks'
import { costAt } from '../../../shared/domain/book.ts'
import { guessSort } from '../../../shared/domain/lists.ts'
import { hourEarns, isUnusual, probably } from '../../../shared/domain/price.ts'
import { stepsIn } from '../../../shared/domain/quantity.ts'
import { measureOf, priceIn } from '../../../shared/domain/yards.ts'
import { money } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { shop, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { hundredthsOf } from '../../ui/digits.ts'
import type { PartProps } from './good-form.tsx'
import { habits, likePrices, recipe } from './model.ts'
import { PriceSheet } from './price-sheet.tsx'

interface PriceHelpProps extends PartProps {
  good: string | null
  /** The price of one unit as it is saved. */
  was: number | null
}

/** Under the price: what an hour earns by it, whether a zero is too many, and the way to work it out. */
export function PriceHelp({ typed, onChange, good, was: saved }: PriceHelpProps) {
  const db = useDb()
  const { currency } = shop.value
  const [open, setOpen] = useState(false)
  const [kept, setKept] = useState<number | null>(null)
  const { price, unit, category } = typed
  const known = useLive(
    async () => ({
      usual: await habits(db, currency),
      made: good ? await recipe(db, good) : null,
      like: await likePrices(db, good, category, unit),
    }),
    [db, good, category, unit, guessSort(category)],
  )
  if (!known) return null
  const { usual, made } = known
  const asked = (one: number) => priceIn(measureOf(typed), one)
  const like = known.like.map(asked)
  const was = saved && asked(saved)
  const materials = made ? asked(costAt({ amount: made.cost, quantity: made.fields.makes }, stepsIn(unit))) : 0
  const minutes = minutesOf(typed.hours)
  const earns = price === null ? null : hourEarns(price, { materials, minutes, overhead: usual.overhead })
  const far = price === null || price === kept || price === was ? null : isUnusual(price, like, was)
  return (
    <div class="price-help">
      {far !== null && price !== null && (
        <div class="card stack" role="status">
          <p>{t('price.unusual', { price: money(price, currency), usual: money(far, currency) })}</p>
          <div class="price-choice">
            <Button tone="goods" icon="undo" onPress={() => onChange({ price: probably(price, far) })}>
              {t('price.meant', { price: money(probably(price, far), currency) })}
            </Button>
            <Button icon="check" onPress={() => setKept(price)}>
              {t('price.keep')}
            </Button>
          </div>
        </div>
      )}
      {earns !== null && <p class="quiet">{hourText(earns, currency)}</p>}
      <Button icon="amount" onPress={() => setOpen(true)}>
        {t('price.helper')}
      </Button>
      {open && (
        <PriceSheet
          typed={typed}
          onChange={onChange}
          materials={materials}
          usual={usual}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  )
}

function hourText(earns: number, currency: typeof shop.value.currency): string {
  return earns < 0
    ? t('price.hourLoses', { amount: money(-earns, currency) })
    : t('price.hourEarns', { amount: money(earns, currency) })
}

/** Minutes of hours as they are typed. */
export function minutesOf(hours: string): number {
  return Math.round(((hundredthsOf(hours) ?? 0) * 60) / 100)
}
