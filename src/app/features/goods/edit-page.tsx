import { useEffect, useState } from 'preact/hooks'
import { backFromHere } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { roleNow, useDb } from '../../platform/session.ts'
import { useWorkInHand } from '../../platform/update.ts'
import { Button } from '../../ui/button.tsx'
import { wordsFor } from '../../ui/failures.ts'
import { Page } from '../../ui/page.tsx'
import { SmallDoor } from '../../ui/pin/index.ts'
import { toast } from '../../ui/toast.tsx'
import { typedOf, wrongIn } from './fields.ts'
import { GoodForm } from './good-form.tsx'
import { GoodMissing } from './good-missing.tsx'
import { type GoodView, good, rights, saveTyped } from './model.ts'
import { useTyped } from './typed.ts'

/** Changing what is known of a good. Its photos and its stock are changed on its own page. */
export function EditPage({ id }: { id: string }) {
  const db = useDb()
  const view = useLive(async () => (await good(db, id)) ?? null, [db, id])
  return (
    <Page title={t('goods.edit')} tone="goods" back={`/goods/${id}`}>
      {view === null && <GoodMissing />}
      {view && <Editor view={view} />}
    </Page>
  )
}

function Editor({ view }: { view: GoodView }) {
  const db = useDb()
  const may = rights(roleNow.value)
  // As it was when the form was opened: what another phone changes meanwhile is not taken for something typed here.
  const [start] = useState(view)
  const { typed, change, forget } = useTyped(`good ${db.name} ${view.id}`, typedOf(start))
  const [failure, setFailure] = useState<string | null>(null)
  useWorkInHand()
  // Kept over a reload alone: who goes away from the form has let it be.
  useEffect(() => forget, [])

  async function save() {
    const leave = backFromHere()
    setFailure(wrongIn(typed))
    if (wrongIn(typed)) return
    try {
      await saveTyped(db, start, typed)
    } catch (error) {
      return setFailure(wordsFor(error, t('goods.failed')))
    }
    toast(t('common.saved'))
    leave(`/goods/${view.id}`)
  }
  return (
    <>
      <SmallDoor>{t('pin.openGood')}</SmallDoor>
      <GoodForm typed={typed} onChange={change} may={may} isNew={false} good={view.id} was={start.fields.price} />
      {failure && <p role="alert">{failure}</p>}
      <div class="form-foot">
        <Button kind="primary" tone="goods" big icon="check" onPress={save}>
          {t('common.save')}
        </Button>
      </div>
    </>
  )
}
