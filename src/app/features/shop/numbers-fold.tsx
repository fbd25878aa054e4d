import { BUDDHIST, type Era, yearOf } from '../../../shared/i18n/format.ts'
import { date, era, showNumbers } from '../../platform/format.ts'
import { ownDigits, say, t } from '../../platform/language.ts'
import { Chips } from '../../ui/chips.tsx'
import { Fold } from '../../ui/fold.tsx'
import { type Numbers, saveNumbers } from './model.ts'

const ERAS = ['buddhist', 'common'] as const satisfies Era[]

/** How this phone writes years and digits. Few ask, so it is folded; today's date shows how it is now. */
export function NumbersFold() {
  const now = new Date()
  const year = now.getFullYear()
  const zero = t('units.zero').charCodeAt(0)
  return (
    <Fold title={t('shop.numbers')} summary={date(now.getTime())}>
      <div class="stack">
        <Chips
          label={t('shop.era')}
          value={yearOf(say, era.value, 0) === BUDDHIST ? 'buddhist' : 'common'}
          onChange={(chosen) => choose({ era: chosen })}
          options={ERAS.map((value) => ({ value, label: t(`shop.era.${value}`, { year: yearOf(say, value, year) }) }))}
        />
        {zero !== WESTERN && (
          <Chips
            label={t('shop.digits')}
            value={ownDigits.value ? 'own' : 'western'}
            onChange={(chosen) => choose({ ownDigits: chosen === 'own' })}
            options={[
              { value: 'western', label: oneTwoThree(WESTERN) },
              { value: 'own', label: oneTwoThree(zero) },
            ]}
          />
        )}
      </div>
    </Fold>
  )
}

const WESTERN = '0'.charCodeAt(0)

function oneTwoThree(zero: number): string {
  return String.fromCharCode(zero + 1, zero + 2, zero + 3)
}

/** A person chose: it holds at once, and is kept. */
async function choose(patch: Partial<Numbers>): Promise<void> {
  showNumbers({ era: era.value, ownDigits: ownDigits.value, ...patch })
  await saveNumbers(patch)
}
