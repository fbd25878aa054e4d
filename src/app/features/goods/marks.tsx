import { useState } from 'preact/hooks'
import type { MarkFields } from '../../../shared/domain/records.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/days.ts'
import { Icon } from '../../ui/icons.tsx'
import { Picture } from '../../ui/picture.tsx'
import { ROSETTE } from './drawings.ts'
import { MarkSheet } from './mark-sheet.tsx'
import { type Mark, marksOf } from './model.ts'
import { ProofSheet } from './proof-sheet.tsx'

/** The marks of a good as its seller states them, each with the photo of its proof beside it. */
export function Marks({ good, mayEdit }: { good: string; mayEdit: boolean }) {
  const db = useDb()
  const marks = useLive(() => marksOf(db, good), [db, good])
  const [open, setOpen] = useState<Mark | 'new' | null>(null)
  const [looking, setLooking] = useState<Mark | null>(null)
  if (!marks || (marks.length === 0 && !mayEdit)) return null
  return (
    <section class="good-part">
      <h3>
        <Icon name={ROSETTE} />
        {t('goods.marks')}
      </h3>
      {marks.length > 0 && (
        <>
          <p class="quiet">{t('goods.marksStated')}</p>
          <ul class="good-rows">
            {marks.map((mark) => (
              <li key={mark.id}>
                <button class="good-row" type="button" onClick={() => setLooking(mark)}>
                  <Picture hash={mark.fields.thumb} alt={t('goods.proof')} />
                  <span>
                    <b class={`mark-badge ${mark.fields.mark}`}>
                      <Icon name={ROSETTE} />
                      {markText(mark.fields)}
                    </b>
                    <span class="quiet">
                      {[mark.fields.number, dayText(mark.fields.date)].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {mayEdit && (
        <Button icon="plus" onPress={() => setOpen('new')}>
          {t('goods.addMark')}
        </Button>
      )}
      {looking && (
        <ProofSheet
          mark={looking}
          onClose={() => setLooking(null)}
          onEdit={mayEdit ? () => setOpen(looking) : undefined}
        />
      )}
      {open && <MarkSheet good={good} mark={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </section>
  )
}

/** `นกยูงสีทอง`; of another mark, its name. */
export function markText({ mark, name }: MarkFields): string {
  return mark === 'other' && name !== '' ? name : t(`goods.mark.${mark}`)
}
