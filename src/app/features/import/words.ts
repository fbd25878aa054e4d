/** Lines and what is wrong with them, in the language of the screen. */

import { fromCentimetres } from '../../../shared/domain/length.ts'
import { columnName, type Meaning } from '../../../shared/i18n/columns.ts'
import { inDigits, language, say, t } from '../../platform/language.ts'
import { hundredthsText } from '../../ui/digits.ts'
import type { Layout } from './columns.ts'
import type { Line, Problem } from './lines.ts'

export function problemText(problem: Problem): string {
  const { what, ...slots } = problem
  const column = 'meaning' in problem ? { column: columnName(language.value, problem.meaning) } : {}
  return say(`import.problem.${what}`, { ...slots, ...column })
}

/** Said already, or as it was understood and not as it was typed. */
const SAID: Meaning[] = ['name', 'variant', 'price', 'quantity', 'unit', 'photo', 'width', 'length', 'size', 'weight']

/** The rest of what a line tells, short. */
export function detailsText({ cells, draft }: Line, { columns }: Layout): string {
  const { width, length, weight } = draft.fields
  const sides = [width, length].flatMap((side) => (side == null ? [] : hundredthsText(fromCentimetres(side, 'cm'))))
  const told = columns.flatMap((meaning, column) => (meaning && !SAID.includes(meaning) ? (cells[column] ?? '') : []))
  return [
    ...told.map((text) => text.trim()),
    sides.length > 0 ? `${sides.join(' × ')} ${t('goods.in.cm')}` : '',
    weight == null ? '' : `${inDigits(String(weight))} ${t('goods.gram')}`,
  ]
    .filter((text) => text !== '')
    .join(' · ')
}
