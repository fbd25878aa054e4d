import { useState } from 'preact/hooks'
import { back } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { keepOnce } from '../../platform/persist.ts'
import { session, useDb } from '../../platform/session.ts'
import { useWorkInHand } from '../../platform/update.ts'
import { Button } from '../../ui/button.tsx'
import { wordsFor } from '../../ui/failures.ts'
import { Page } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { GoodForm } from './good-form.tsx'
import { addTyped, rights } from './model.ts'
import { PhotoButtons } from './photo-buttons.tsx'
import { MAX_PHOTOS, usePicked } from './photos.ts'
import { PickedPhoto } from './picked-photo.tsx'
import { BLANK, useTyped } from './typed.ts'

/** A new good: the camera first, then name and price. A photo alone is enough: the words may come later. */
export function NewPage() {
  const db = useDb()
  const may = rights(session.value?.role ?? 'helper')
  const { typed, change, forget } = useTyped(`new good ${db.name}`, BLANK)
  const { picked, add } = usePicked()
  const [trouble, setTrouble] = useState<string | null>(null)
  useWorkInHand()

  const photos = picked.flatMap(({ prepared }) => prepared ?? [])
  const preparing = picked.some(({ prepared, failed }) => !prepared && !failed)

  async function save() {
    if (photos.length === 0 && typed.name.trim() === '' && typed.price === null) return setTrouble(t('goods.nothing'))
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
    back('/goods')
  }
  return (
    <Page
      title={t('goods.new')}
      tone="goods"
      back="/goods"
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
        <PhotoButtons first={picked.length === 0} onFiles={(files) => add(files, MAX_PHOTOS - picked.length)} />
      )}
      <GoodForm typed={typed} onChange={change} may={may} isNew />
      {trouble && <p role="alert">{trouble}</p>}
    </Page>
  )
}
