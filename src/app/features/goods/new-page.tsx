import { useState } from 'preact/hooks'
import { backFromHere } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { keepOnce } from '../../platform/persist.ts'
import { roleNow, useDb } from '../../platform/session.ts'
import { useWorkInHand } from '../../platform/update.ts'
import { Button } from '../../ui/button.tsx'
import { wordsFor } from '../../ui/failures.ts'
import { Page } from '../../ui/page.tsx'
import { SmallDoor } from '../../ui/pin/index.ts'
import { toast } from '../../ui/toast.tsx'
import { variantOf, wrongIn } from './fields.ts'
import { FrameGuide } from './frame-guide.tsx'
import { GoodForm } from './good-form.tsx'
import { addTyped, good, rights } from './model.ts'
import { PhotoButtons } from './photo-buttons.tsx'
import { MAX_PHOTOS, usePicked } from './photos.ts'
import { PickedPhoto } from './picked-photo.tsx'
import { BLANK, type Typed, useTyped } from './typed.ts'

/** A new good; or another colour or size of one, which begins as that one is but for photos and stock. */
export function NewPage({ of }: { of: string | null }) {
  const db = useDb()
  const first = useLive(async () => (of ? ((await good(db, of)) ?? null) : null), [db, of])
  if (first === undefined) return null
  return <NewGood start={first ? variantOf(first) : BLANK} name={of ?? ''} />
}

/** The camera first, then name and price. A photo alone is enough: the words may come later. */
function NewGood({ start, name }: { start: Typed; name: string }) {
  const db = useDb()
  const may = rights(roleNow.value)
  const { typed, change, forget } = useTyped(`new good ${db.name} ${name}`, start)
  const { picked, add } = usePicked()
  const [trouble, setTrouble] = useState<string | null>(null)
  useWorkInHand()

  const photos = picked.flatMap(({ prepared }) => prepared ?? [])
  const preparing = picked.some(({ prepared, failed }) => !prepared && !failed)

  async function save() {
    const leave = backFromHere()
    if (photos.length === 0 && typed.name.trim() === '' && typed.price === null) return setTrouble(t('goods.nothing'))
    const wrong = wrongIn(typed)
    if (wrong) return setTrouble(wrong)
    setTrouble(null)
    try {
      await addTyped(db, typed, photos)
    } catch (error) {
      return setTrouble(wordsFor(error, t('goods.failed')))
    }
    forget()
    // Not waited for: some browsers ask the person, and the good is there whatever they answer.
    void keepOnce()
    toast(t('common.saved'))
    leave(name ? `/goods/${name}` : '/goods')
  }
  return (
    <Page
      title={t(name ? 'goods.addVariant' : 'goods.new')}
      tone="goods"
      back={name ? `/goods/${name}` : '/goods'}
      footer={
        <Button kind="primary" tone="goods" big icon="check" disabled={preparing} onPress={save}>
          {preparing ? t('goods.preparing') : t('common.done')}
        </Button>
      }
    >
      {picked.length > 0 && (
        <ul class="picked-list">
          {picked.map((photo) => (
            <PickedPhoto key={photo.id} photo={photo} />
          ))}
        </ul>
      )}
      {picked.length < MAX_PHOTOS && (
        <>
          <FrameGuide />
          <PhotoButtons first={picked.length === 0} onFiles={(files) => add(files, MAX_PHOTOS - picked.length)} />
        </>
      )}
      <SmallDoor>{t('pin.openGood')}</SmallDoor>
      <GoodForm typed={typed} onChange={change} may={may} isNew />
      {trouble && <p role="alert">{trouble}</p>}
    </Page>
  )
}
