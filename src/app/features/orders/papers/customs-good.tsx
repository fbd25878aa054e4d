import { useState } from 'preact/hooks'
import { dotted, inCapitals } from '../../../../shared/domain/customs.ts'
import { westernDigits } from '../../../../shared/domain/digits.ts'
import { suggestHs, suggestWords } from '../../../../shared/domain/harmonized.ts'
import type { GoodFields } from '../../../../shared/domain/records.ts'
import { MAX_NAME } from '../../../../shared/protocol/limits.ts'
import { quantity } from '../../../platform/format.ts'
import { t } from '../../../platform/language.ts'
import { isOwner, useDb } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Chips } from '../../../ui/chips.tsx'
import { wordsFor } from '../../../ui/failures.ts'
import { Field } from '../../../ui/field.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { toast } from '../../../ui/toast.tsx'
import { describedBy, isHs, knownOf, type Said, weightField } from './draft.ts'
import { EnglishField } from './english-field.tsx'
import { editGood, type GoodView, type PackedLine } from './model.ts'

interface CustomsGoodProps {
  line: PackedLine
  good: GoodView | undefined
  typed: Partial<Said>
  onChange: (said: Partial<Said>) => void
}

/** Of one good: what it is in English, what it weighs, its number in the tariff. An owner types it once. */
export function CustomsGood({ line, good, typed, onChange }: CustomsGoodProps) {
  const db = useDb()
  const [failure, setFailure] = useState<string | null>(null)
  const said = { ...knownOf(line, good), ...typed }
  const described = good && describedBy(good.fields)
  const words = described ? suggestWords(described) : ''
  const numbers = described ? suggestHs(described) : []

  async function keep(now: Said = said) {
    if (!isOwner.value || !good) return
    const changed = changesOf(good.fields, now, knownOf(line, good))
    if (Object.keys(changed).length === 0) return
    setFailure(null)
    try {
      await editGood(db, good.id, changed)
    } catch (error) {
      return setFailure(wordsFor(error, t('orders.failed')))
    }
    toast(t('papers.kept'))
  }
  /** A tap on what is offered is an answer by itself. */
  async function choose(choice: Partial<Said>) {
    onChange({ ...typed, ...choice })
    await keep({ ...said, ...choice })
  }
  return (
    <section class="card stack" aria-label={line.name} onFocusOut={() => keep()}>
      <div class="customs-what">
        <Picture hash={line.thumb} alt="" />
        <span>
          <b>{line.name || t('orders.unnamed')}</b>
          <span class="quiet">{quantity(line.left, line.unit)}</span>
        </span>
      </div>
      <EnglishField
        label={t('papers.description')}
        value={said.description}
        onInput={(description) => onChange({ ...typed, description })}
        own={line.name}
        maxLength={MAX_NAME}
      />
      {words !== '' && inCapitals(said.description) !== words && (
        <Button icon="edit" onPress={() => choose({ description: words })}>
          {words}
        </Button>
      )}
      {line.unit !== 'kilogram' && (
        <Field
          label={t('papers.weight', { unit: t(`units.name.${line.unit}`) })}
          value={said.each}
          onInput={(each) => onChange({ ...typed, each: digits(each, 7) })}
          inputMode="numeric"
          suffix={t('papers.gram')}
          class={said.each === '' ? 'lacking' : ''}
        />
      )}
      <Field
        label={t('papers.hs')}
        value={said.hs}
        onInput={(hs) => onChange({ ...typed, hs: digits(hs, 11) })}
        inputMode="numeric"
        hint={t('papers.hsHelp')}
        error={said.hs !== '' && !isHs(said.hs) ? t('papers.hsDigits') : undefined}
        class={said.hs === '' ? 'lacking' : ''}
      />
      {numbers.length > 0 && (
        <Chips
          label={t('papers.hsMaybe')}
          options={numbers.map((value) => ({ value, label: `${dotted(value)} ${t(`papers.hs.${value}`)}` }))}
          value={numbers.find((one) => one === said.hs) ?? null}
          onChange={(hs) => choose({ hs })}
        />
      )}
      {failure && <p role="alert">{failure}</p>}
    </section>
  )
}

function digits(typed: string, most: number): string {
  return westernDigits(typed).replace(/\D/g, '').slice(0, most)
}

/** What was typed and can be kept; what is not Latin, or half a number, waits until it is whole. */
function changesOf(fields: GoodFields, now: Said, before: Said): Partial<GoodFields> {
  const description = now.description.trim()
  const weight = now.each === '' ? null : Number(now.each)
  const at = weightField(fields)
  return {
    ...(description !== before.description && inCapitals(description) !== null ? { english: description } : {}),
    ...(now.each !== before.each && weight !== fields[at] ? { [at]: weight } : {}),
    ...(now.hs !== before.hs && (now.hs === '' || isHs(now.hs)) ? { hs: now.hs } : {}),
  }
}
