import { useState } from 'preact/hooks'
import { inCapitals } from '../../../../shared/domain/customs.ts'
import { senderOf } from '../../../../shared/domain/label.ts'
import { MAX_NAME } from '../../../../shared/protocol/limits.ts'
import { t } from '../../../platform/language.ts'
import { isOwner, shop, useDb } from '../../../platform/session.ts'
import { wordsFor } from '../../../ui/failures.ts'
import { toast } from '../../../ui/toast.tsx'
import { addressLine } from '../customers/words.ts'
import { knownSides, type Sides } from './draft.ts'
import { EnglishField } from './english-field.tsx'
import { editShop, type Parcelled } from './model.ts'

interface CustomsSidesProps {
  parcel: Parcelled
  typed: Partial<Sides>
  onChange: (sides: Partial<Sides>) => void
}

/** Who sends and who gets it, in English. The shop's own an owner types once; the buyer's stay on this screen. */
export function CustomsSides({ parcel, typed, onChange }: CustomsSidesProps) {
  const db = useDb()
  const [failure, setFailure] = useState<string | null>(null)
  const sides = { ...knownSides(parcel), ...typed }
  const set = (field: keyof Sides) => (value: string) => onChange({ ...typed, [field]: value })

  async function keep() {
    if (!isOwner.value) return
    const { english = '', englishAddress = '' } = shop.value
    const now = {
      english: typed.fromName?.trim() ?? english,
      englishAddress: typed.fromAddress?.trim() ?? englishAddress,
    }
    const changed = {
      ...(now.english !== english && inCapitals(now.english) !== null ? { english: now.english } : {}),
      ...(now.englishAddress !== englishAddress && inCapitals(now.englishAddress) !== null
        ? { englishAddress: now.englishAddress }
        : {}),
    }
    if (Object.keys(changed).length === 0) return
    setFailure(null)
    try {
      await editShop(db, changed)
    } catch (error) {
      return setFailure(wordsFor(error, t('orders.failed')))
    }
    toast(t('papers.kept'))
  }
  return (
    <>
      <section class="card stack" aria-label={t('papers.from')} onFocusOut={keep}>
        <h2>{t('papers.from')}</h2>
        <EnglishField
          label={t('papers.nameEnglish')}
          value={sides.fromName}
          onInput={set('fromName')}
          own={shop.value.name}
          maxLength={MAX_NAME}
        />
        <EnglishField
          label={t('papers.addressEnglish')}
          value={sides.fromAddress}
          onInput={set('fromAddress')}
          own={addressLine(senderOf(shop.value))}
          multiline
        />
        {failure && <p role="alert">{failure}</p>}
      </section>
      <section class="card stack" aria-label={t('papers.to')}>
        <h2>{t('papers.to')}</h2>
        <EnglishField
          label={t('papers.nameEnglish')}
          value={sides.toName}
          onInput={set('toName')}
          own={parcel.to.name}
        />
        <EnglishField
          label={t('papers.addressEnglish')}
          value={sides.toAddress}
          onInput={set('toAddress')}
          own={addressLine(parcel.to)}
          multiline
        />
        <EnglishField label={t('papers.country')} value={sides.country} onInput={set('country')} own="" />
      </section>
    </>
  )
}
