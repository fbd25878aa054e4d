import { useState } from 'preact/hooks'
import { MAX_NAME } from '../../../shared/protocol/limits.ts'
import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { wordsFor } from '../../ui/failures.ts'
import { Field } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { deleteMaterial, type MaterialView, renameMaterial, restoreMaterial } from './model.ts'

/** Another name for a material, or none of it any more: both can be taken back. */
export function MaterialSheet({ material: { id, fields }, onClose }: { material: MaterialView; onClose: () => void }) {
  const db = useDb()
  const [name, setName] = useState(fields.name)
  const [trouble, setTrouble] = useState<string | null>(null)

  async function rename() {
    const typed = name.trim()
    if (typed === '') return setTrouble(t('book.missing', { what: t('book.materialName') }))
    try {
      if (typed !== fields.name) {
        await renameMaterial(db, id, typed)
        toast(t('common.saved'), { undo: () => renameMaterial(db, id, fields.name) })
      }
    } catch (error) {
      return setTrouble(wordsFor(error, t('goods.failed')))
    }
    onClose()
  }
  async function remove() {
    await deleteMaterial(db, id)
    onClose()
    toast(t('book.deleted'), { undo: () => restoreMaterial(db, id) })
  }
  return (
    <Sheet title={t('book.material')} tone="money" onClose={onClose}>
      <Field label={t('book.materialName')} value={name} onInput={setName} maxLength={MAX_NAME} />
      {trouble && <p role="alert">{trouble}</p>}
      <Button kind="danger" icon="trash" onPress={remove}>
        {t('book.delete')}
      </Button>
      <div class="sheet-foot">
        <Button kind="primary" tone="money" big icon="check" onPress={rename}>
          {t('common.save')}
        </Button>
      </div>
    </Sheet>
  )
}
