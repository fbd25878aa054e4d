import { useState } from 'preact/hooks'
import { type Mark as Kind, MARKS } from '../../../shared/domain/lists.ts'
import { MAX_NAME } from '../../../shared/protocol/limits.ts'
import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { wordsFor } from '../../ui/failures.ts'
import { Field } from '../../ui/field.tsx'
import { Picture } from '../../ui/picture.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Mark, saveMark } from './model.ts'
import { PhotoButtons } from './photo-buttons.tsx'
import { usePicked } from './photos.ts'
import { PickedPhoto } from './picked-photo.tsx'

/** The first question, and the marks behind each of its answers. */
const FAMILIES = {
  peacock: MARKS.filter((mark) => mark.startsWith('peacock-')),
  otop: MARKS.filter((mark) => mark.startsWith('otop-')),
  'community-standard': ['community-standard'],
  gi: ['gi'],
  other: ['other'],
} as const satisfies Record<string, readonly Kind[]>
type Family = keyof typeof FAMILIES

const familyOf = (mark: Kind) =>
  (Object.keys(FAMILIES) as Family[]).find((family) => (FAMILIES[family] as readonly string[]).includes(mark)) ??
  'other'

interface MarkSheetProps {
  good: string
  /** null: a new one. */
  mark: Mark | null
  onClose: () => void
}

/** A mark that the seller has, with a photo of what proves it. The app says whose word it is, and awards nothing. */
export function MarkSheet({ good, mark, onClose }: MarkSheetProps) {
  const db = useDb()
  const [kind, setKind] = useState<Kind>(mark?.fields.mark ?? 'peacock-gold')
  const [number, setNumber] = useState(mark?.fields.number ?? '')
  const [name, setName] = useState(mark?.fields.name ?? '')
  const [date, setDate] = useState<string | null>(mark?.fields.date ?? '')
  const [trouble, setTrouble] = useState<string | null>(null)
  const { picked, add } = usePicked()
  const photo = picked.at(-1)
  const family = familyOf(kind)
  const within = FAMILIES[family]

  async function save() {
    if (date === null) return setTrouble(t('goods.noSuchDay'))
    if (!mark && !photo?.prepared) return setTrouble(t('goods.proofFirst'))
    try {
      const words = { mark: kind, number: number.trim(), name: name.trim(), date }
      await saveMark(db, good, mark, words, photo?.prepared ?? null)
    } catch (error) {
      return setTrouble(wordsFor(error, t('goods.failed')))
    }
    onClose()
    toast(t('common.saved'))
  }
  return (
    <Sheet title={t('goods.mark')} tone="goods" onClose={onClose}>
      <p class="quiet">{t('goods.markWord')}</p>
      <Chips
        label={t('goods.markKind')}
        options={(Object.keys(FAMILIES) as Family[]).map((one) => ({ value: one, label: t(`goods.marks.${one}`) }))}
        value={family}
        onChange={(one) => setKind(FAMILIES[one][0] ?? 'other')}
      />
      {within.length > 1 && (
        <Chips
          label={t(family === 'otop' ? 'goods.markStars' : 'goods.markColour')}
          options={within.map((one) => ({ value: one, label: t(`goods.short.${one as Short}`) }))}
          value={kind}
          onChange={setKind}
        />
      )}
      {photo ? (
        <ul class="picked-list">
          <PickedPhoto photo={photo} />
        </ul>
      ) : (
        <>
          {mark && (
            <Picture class="proof" hash={mark.fields.full} meanwhile={mark.fields.thumb} alt={t('goods.proof')} whole />
          )}
          <p class="field-label">{t('goods.proofAsk')}</p>
          <PhotoButtons first={false} onFiles={(files) => add(files, 1)} />
        </>
      )}
      <Field label={t('goods.markNumber')} value={number} onInput={setNumber} maxLength={MAX_NAME} />
      <Field label={t('goods.markName')} value={name} onInput={setName} maxLength={MAX_NAME} />
      <DayField label={t('goods.markDate')} value={date ?? ''} onChange={setDate} />
      {trouble && <p role="alert">{trouble}</p>}
      <div class="sheet-foot">
        <Button
          kind="primary"
          tone="goods"
          big
          icon="check"
          disabled={photo !== undefined && !photo.prepared && !photo.failed}
          onPress={save}
        >
          {t('common.save')}
        </Button>
      </div>
    </Sheet>
  )
}

/** The marks that are one of a row: their colour, or their stars. */
type Short = Extract<Kind, `peacock-${string}` | `otop-${string}`>
