import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/days.ts'
import { Picture } from '../../ui/picture.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { markText } from './marks.tsx'
import { deleteMark, type Mark, restoreMark } from './model.ts'

interface ProofSheetProps {
  mark: Mark
  onClose: () => void
  /** Absent for who may not. */
  onEdit: (() => void) | undefined
}

/** The proof, large, and what it says: for a buyer who wants to see it. */
export function ProofSheet({ mark: { id, fields }, onClose, onEdit }: ProofSheetProps) {
  const db = useDb()
  const facts = [
    [t('goods.markNumber'), fields.number],
    [t('goods.markName'), fields.mark === 'other' ? '' : fields.name],
    [t('goods.markDate'), dayText(fields.date)],
  ].filter(([, text]) => text)

  async function remove() {
    await deleteMark(db, id)
    onClose()
    toast(t('goods.markRemoved'), { undo: () => restoreMark(db, id) })
  }
  return (
    <Sheet title={markText(fields)} tone="goods" onClose={onClose}>
      <Picture class="proof" hash={fields.full} meanwhile={fields.thumb} alt={t('goods.proof')} whole />
      <p class="quiet">{t('goods.markStated', { mark: markText(fields) })}</p>
      {facts.length > 0 && (
        <dl class="good-facts">
          {facts.map(([label, text]) => (
            <div key={label}>
              <dt class="quiet">{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {onEdit && (
        <div class="good-actions">
          <Button
            icon="edit"
            onPress={() => {
              onClose()
              onEdit()
            }}
          >
            {t('common.edit')}
          </Button>
          <Button kind="danger" icon="trash" onPress={remove}>
            {t('goods.removeMark')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
