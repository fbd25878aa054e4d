import type { Kind } from '../../../shared/domain/records.ts'
import { t } from '../../platform/language.ts'
import { Icon } from '../../ui/icons.tsx'
import type { Counted } from './model.ts'

/** What a person calls them; kinds that a newer market has are among the others. */
const SUBJECTS = {
  goods: ['good'],
  photos: ['photo'],
  sales: ['order'],
  lines: ['line'],
  payments: ['payment'],
  stock: ['movement'],
  steps: ['step', 'return'],
  marks: ['mark'],
  lots: ['lot'],
  costs: ['costing', 'cost'],
  phones: ['device'],
} as const satisfies Record<string, Kind[]>

type Subject = keyof typeof SUBJECTS | 'other'

interface SubjectCount {
  subject: Subject
  here: number
  there: number | null
  same: boolean
}

function subjectOf(kind: string): Subject {
  const found = Object.entries(SUBJECTS).find(([, kinds]) => (kinds as readonly string[]).includes(kind))
  return found ? (found[0] as Subject) : 'other'
}

/** The kinds gathered by what a person calls them, in one order. */
export function bySubject(counted: readonly Counted[]): SubjectCount[] {
  const subjects: Subject[] = [...(Object.keys(SUBJECTS) as Subject[]), 'other']
  return subjects.flatMap((subject) => {
    const ones = counted.filter(({ kind }) => subjectOf(kind) === subject)
    if (ones.length === 0) return []
    const here = ones.reduce((sum, one) => sum + one.here, 0)
    const unknown = ones.some(({ there }) => there === null)
    const there = unknown ? null : ones.reduce((sum, one) => sum + (one.there ?? 0), 0)
    const same = ones.every((one) => one.same)
    // What a shop has none of is not worth a line.
    return here === 0 && !there && same ? [] : [{ subject, here, there, same }]
  })
}

/** `Goods, Sales` */
export function namesOf(kinds: readonly string[]): string {
  return [...new Set(kinds.map(subjectOf))].map((subject) => t(`check.kind.${subject}`)).join(', ')
}

export function CheckTable({ subjects }: { subjects: readonly SubjectCount[] }) {
  return (
    <section class="card check-sides">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('check.what')}</th>
            <th scope="col">{t('check.here')}</th>
            <th scope="col">{t('check.there')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {subjects.map(({ subject, here, there, same }) => (
            <tr key={subject} class={same ? '' : 'differs'}>
              <th scope="row">{t(`check.kind.${subject}`)}</th>
              <td class="amount">{here}</td>
              <td class="amount">{there ?? '–'}</td>
              <td>{there !== null && <Mark same={same} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet">{t('check.deleted')}</p>
    </section>
  )
}

function Mark({ same }: { same: boolean }) {
  const word = same ? t('check.equal') : t('check.differs')
  return (
    <span class={`check-mark ${same ? 'equal' : 'differs'}`}>
      <Icon name={same ? 'check' : 'warning'} />
      <span class={same ? 'heard' : ''}>{word}</span>
    </span>
  )
}
