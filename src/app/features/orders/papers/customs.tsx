import { useState } from 'preact/hooks'
import {
  BLANK,
  blanksOf,
  CN22_AS_OF,
  CN22_UP_TO,
  type Declaration,
  declarationText,
  FORMS,
  PURPOSES,
} from '../../../../shared/domain/customs.ts'
import { date, money } from '../../../platform/format.ts'
import { t } from '../../../platform/language.ts'
import { useLive } from '../../../platform/live.ts'
import { isOwner, useDb } from '../../../platform/session.ts'
import { share } from '../../../platform/share.ts'
import { Button } from '../../../ui/button.tsx'
import { Chips } from '../../../ui/chips.tsx'
import { Icon } from '../../../ui/icons.tsx'
import { toast } from '../../../ui/toast.tsx'
import { CustomsGood } from './customs-good.tsx'
import { CustomsSides } from './customs-sides.tsx'
import { type Draft, declarationOf, draftOf, keepDraft, keyOf } from './draft.ts'
import { FORM_PAPER, FormSheet } from './form-sheet.tsx'
import { type GoodView, goodsOf, type Parcelled } from './model.ts'
import { printSheets } from './sheets.tsx'

/** The draft of the declaration for a parcel that goes abroad. */
export function Customs({ parcel }: { parcel: Parcelled }) {
  const db = useDb()
  const goods = useLive(() => goodsOf(db, parcel.lines), [db, parcel])
  return goods ? <Editor parcel={parcel} goods={goods} /> : null
}

function Editor({ parcel, goods }: { parcel: Parcelled; goods: ReadonlyMap<string, GoodView> }) {
  const { view, lines } = parcel
  const [draft, setDraft] = useState(() => draftOf(view.id))
  const declaration = declarationOf(parcel, goods, draft)
  const { currency } = declaration
  // A good that stands on several lines is described once.
  const described = lines.filter((line, index) => lines.findIndex((one) => keyOf(one) === keyOf(line)) === index)

  function change(patch: Partial<Draft>) {
    const next = { ...draft, ...patch }
    keepDraft(view.id, next)
    setDraft(next)
  }
  return (
    <>
      <div class="stack no-print">
        <p class="card customs-note" role="note">
          <Icon name="warning" />
          <span>{t('papers.customsHelp')}</span>
        </p>
        <Chips
          label={t('papers.form')}
          options={FORMS.map((value) => ({ value, label: value }))}
          value={declaration.form}
          onChange={(form) => change({ form })}
        />
        <p class="quiet">
          {t('papers.formHelp', { amount: money(CN22_UP_TO[currency], currency), day: date(CN22_AS_OF) })}
        </p>
        <Chips
          label={t('papers.purpose')}
          options={PURPOSES.map((value) => ({ value, label: t(`papers.purpose.${value}`) }))}
          value={draft.purpose}
          onChange={(purpose) => change({ purpose })}
        />
        <CustomsSides parcel={parcel} typed={draft.sides} onChange={(sides) => change({ sides })} />
        {described.map((line) => (
          <CustomsGood
            key={keyOf(line)}
            line={line}
            good={goods.get(line.good ?? '')}
            typed={draft.goods[keyOf(line)] ?? {}}
            onChange={(said) => change({ goods: { ...draft.goods, [keyOf(line)]: said } })}
          />
        ))}
        {isOwner.value || <p class="quiet">{t('papers.keptByOwner')}</p>}
        <Written declaration={declaration} />
      </div>
      <FormSheet declaration={declaration} />
    </>
  )
}

/** The draft as it stands, to be copied; what is still to be written is marked. */
function Written({ declaration }: { declaration: Declaration }) {
  const { form } = declaration
  const text = declarationText(declaration)
  const blanks = blanksOf(declaration)

  async function copy() {
    if ((await share({ title: `${form} DRAFT`, text })) === 'copied') toast(t('papers.copied'))
  }
  return (
    <>
      <section class="card customs-text" aria-label={t('papers.written')} lang="en">
        {text.split('\n').map((line, index) => (
          <p key={index}>
            {line.split(BLANK).map((part, at) => (
              <span key={at}>
                {at > 0 && <mark>{BLANK}</mark>}
                {part}
              </span>
            ))}
          </p>
        ))}
      </section>
      {blanks > 0 && (
        <p class="customs-blanks" role="status">
          <Icon name="edit" />
          {t('papers.blanks', { count: blanks })}
        </p>
      )}
      <Button kind="primary" tone="orders" big icon="print" onPress={() => printSheets(...FORM_PAPER[form])}>
        {t('papers.printForm', { form })}
      </Button>
      <Button icon="share" big onPress={copy}>
        {t('papers.copy')}
      </Button>
    </>
  )
}
