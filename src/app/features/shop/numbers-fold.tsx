import { BUDDHIST, type Era, yearOf } from '../../../shared/i18n/format.ts'
import { date, era, setNumbers } from '../../platform/format.ts'
import { ownDigits, say, t } from '../../platform/language.ts'
import { Chips } from '../../ui/chips.tsx'
import { Fold } from '../../ui/fold.tsx'

const ERAS = ['buddhist', 'common'] as const satisfies Era[]

/** How this phone writes years and digits. Few ask, so it is folded; today's date shows how it is now. */
export function NumbersFold() {
  const now = new Date()
  const year = now.getFullYear()
  const own = t('units.digits')
  return (
    <Fold title={t('shop.numbers')} summary={date(now.getTime())}>
      <div class="stack">
        <Chips
          label={t('shop.era')}
          value={yearOf(say, era.value, 0) === BUDDHIST ? 'buddhist' : 'common'}
          onChange={(chosen) => setNumbers({ era: chosen })}
          options={ERAS.map((value) => ({ value, label: t(`shop.era.${value}`, { year: yearOf(say, value, year) }) }))}
        />
        {own !== WESTERN && (
          <Chips
            label={t('shop.digits')}
            value={ownDigits.value ? 'own' : 'western'}
            onChange={(chosen) => setNumbers({ ownDigits: chosen === 'own' })}
            options={[
              { value: 'western', label: WESTERN.slice(1, 4) },
              { value: 'own', label: own.slice(1, 4) },
            ]}
          />
        )}
      </div>
    </Fold>
  )
}

const WESTERN = '0123456789'
