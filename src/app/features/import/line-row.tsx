import { money, quantity } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { shop } from '../../platform/session.ts'
import { Icon } from '../../ui/icons.tsx'
import type { Layout } from './columns.ts'
import { type Line, onHand } from './lines.ts'
import { detailsText, problemText } from './words.ts'

/** One line: what it becomes, or why it does not. */
export function LineRow({ line, layout }: { line: Line; layout: Layout }) {
  const { row, draft, problems, photos, known } = line
  const { name, variant, price, unit = 'piece' } = draft.fields
  const stock = known === null ? onHand(line, layout) : draft.quantity
  const said = [
    price == null ? t('goods.noPrice') : money(price, shop.value.currency),
    stock === null ? '' : quantity(stock, unit),
    photos.length > 0 ? t('import.photoCount', { count: photos.length }) : '',
  ]
  return (
    <li class={problems.length > 0 ? 'wrong' : ''}>
      <div class="import-name">
        <b>{[name, variant].filter(Boolean).join(' · ') || '–'}</b>
        <span class="quiet">{t('import.line', { row })}</span>
      </div>
      {problems.length > 0 ? (
        <ul>
          {problems.map((problem) => (
            <li key={problem.what} class="import-problem">
              <Icon name="warning" />
              {problemText(problem)}
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p>{said.filter((text) => text !== '').join(' · ')}</p>
          <p class="quiet">
            {[known === null ? '' : t('import.isKnown'), detailsText(line, layout)].filter(Boolean).join(' · ')}
          </p>
        </>
      )}
    </li>
  )
}
