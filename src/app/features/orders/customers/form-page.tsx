import { useState } from 'preact/hooks'
import type { CustomerFields } from '../../../../shared/domain/records.ts'
import { backFromHere, navigate } from '../../../platform/history.ts'
import { t } from '../../../platform/language.ts'
import { useLive } from '../../../platform/live.ts'
import { useDb } from '../../../platform/session.ts'
import { useWorkInHand } from '../../../platform/update.ts'
import { Button } from '../../../ui/button.tsx'
import { wordsFor } from '../../../ui/failures.ts'
import { Page } from '../../../ui/page.tsx'
import { toast } from '../../../ui/toast.tsx'
import { CustomerForm } from './customer-form.tsx'
import { addCustomer, type CustomerView, customer, editCustomer, NOBODY } from './model.ts'

export function NewPage() {
  const db = useDb()
  async function save(fields: CustomerFields) {
    const id = await addCustomer(db, fields)
    navigate(`/orders/customers/${id}`, { replace: true })
  }
  return (
    <Page title={t('customers.new')} tone="orders" back="/orders/customers">
      <Editor start={NOBODY} onSave={save} />
    </Page>
  )
}

export function EditPage({ id }: { id: string }) {
  const db = useDb()
  const view = useLive(async () => (await customer(db, id)) ?? null, [db, id])
  return (
    <Page title={view?.fields.name || t('customers.title')} tone="orders" back={`/orders/customers/${id}`}>
      {view === null && <p>{t('customers.missing')}</p>}
      {view && <Known view={view} />}
    </Page>
  )
}

function Known({ view }: { view: CustomerView }) {
  const db = useDb()
  // As it was when the form was opened: what another phone changes meanwhile is not taken for something typed here.
  const [start] = useState(view)
  async function save(fields: CustomerFields) {
    const leave = backFromHere()
    const keys = Object.keys(fields) as (keyof CustomerFields)[]
    const changed = Object.fromEntries(
      keys.flatMap((key) => (fields[key] === start.fields[key] ? [] : [[key, fields[key]]])),
    )
    if (Object.keys(changed).length > 0) await editCustomer(db, view.id, changed, start.versions)
    leave(`/orders/customers/${view.id}`)
  }
  return <Editor start={start.fields} onSave={save} />
}

function Editor({ start, onSave }: { start: CustomerFields; onSave: (fields: CustomerFields) => Promise<void> }) {
  const [fields, setFields] = useState(start)
  const [nameless, setNameless] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  useWorkInHand()

  async function save() {
    const trimmed = Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [key, value.trim()]),
    ) as unknown as CustomerFields
    setNameless(trimmed.name === '')
    if (trimmed.name === '') return
    setFailure(null)
    try {
      await onSave(trimmed)
    } catch (error) {
      return setFailure(wordsFor(error, t('orders.failed')))
    }
    toast(t('common.saved'))
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <CustomerForm fields={fields} onChange={(change) => setFields({ ...fields, ...change })} />
      {nameless && <p role="alert">{t('customers.nameNeeded')}</p>}
      {failure && <p role="alert">{failure}</p>}
      <Button kind="primary" tone="orders" big icon="check" onPress={save}>
        {t('common.save')}
      </Button>
    </form>
  )
}
