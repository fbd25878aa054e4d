import { useState } from 'preact/hooks'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { isOwner, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { LinkRow } from '../../ui/link-row.tsx'
import { Page } from '../../ui/page.tsx'
import { Door } from '../../ui/pin/index.ts'
import { Sheet } from '../../ui/sheet.tsx'
import './book.css'
import { EntrySheet, type Start } from './entry-sheet.tsx'
import { type BookView, book } from './model.ts'
import { Months } from './months.tsx'
import { Loans, Materials, Owed } from './sections.tsx'

/** The owner's book: what is there, what is owed, and every line by month. */
export default function BookBehindDoor() {
  return (
    <Door title={t('book.title')} tone="money" back="/money">
      <Book />
    </Door>
  )
}

function Book() {
  const db = useDb()
  const view = useLive(() => (isOwner.value ? book(db) : Promise.resolve(null)), [db])
  const [open, setOpen] = useState<Start | 'choose' | null>(null)
  const close = () => setOpen(null)
  const add = (
    <Button kind="primary" tone="money" big icon="plus" onPress={() => setOpen('choose')}>
      {t('book.add')}
    </Button>
  )
  if (!view) return <Page title={t('book.title')} tone="money" back="/money" children={null} />
  const empty = view.entries.length === 0 && view.materials.length === 0 && view.owed.length === 0
  return (
    <Page title={t('book.title')} tone="money" back="/money" footer={empty ? undefined : add}>
      {empty ? (
        <EmptyState picture="amount" tone="money" text={t('book.none')} action={add} />
      ) : (
        <Whole view={view} onOpen={setOpen} />
      )}
      {open === 'choose' && <Choose onChoose={setOpen} onClose={close} />}
      {open && open !== 'choose' && <EntrySheet start={open} view={view} onClose={close} />}
    </Page>
  )
}

function Whole({ view, onOpen }: { view: BookView; onOpen: (start: Start) => void }) {
  return (
    <>
      <Loans loans={view.loans} onPay={(fields) => onOpen({ form: 'payBack', fields })} />
      <Owed owed={view.owed} onPay={(fields) => onOpen({ form: 'payBack', fields })} />
      <Materials materials={view.materials} />
      <Months view={view} onOpen={onOpen} />
    </>
  )
}

const FORMS = [
  { form: 'purchase', icon: 'basket' },
  { form: 'expense', icon: 'cash' },
  { form: 'moneyIn', icon: 'money' },
  { form: 'payBack', icon: 'transfer' },
] as const

/** What is written down: four kinds of line. */
function Choose({ onChoose, onClose }: { onChoose: (start: Start) => void; onClose: () => void }) {
  return (
    <Sheet title={t('book.add')} tone="money" onClose={onClose}>
      <div class="card rows">
        {FORMS.map(({ form, icon }) => (
          <LinkRow
            key={form}
            icon={icon}
            title={t(`book.${form}`)}
            help={t(`book.${form}Help`)}
            onPress={() => onChoose({ form, fields: {} })}
          />
        ))}
      </div>
    </Sheet>
  )
}
