import { useEffect, useState } from 'preact/hooks'
import { type Period, type PeriodKind, soFar } from '../../../shared/domain/periods.ts'
import type { Report } from '../../../shared/domain/report.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { report, reportNames, shopPeriod, shopTime, tradeMark } from './model.ts'

export interface Shown {
  period: Period
  report: Report
  /** The period before it, once that is read as well. */
  before: { period: Period; report: Report } | null
  names: Awaited<ReturnType<typeof reportNames>>
}

interface State {
  /** Which period this is of. */
  of: string
  shown: Shown | null
  /** How much of it is read, 0 to 1. */
  part: number
  failed?: unknown
}

/** The money of a period, read anew whenever the shop's trade has changed; meanwhile what was known stays. */
export function useReport(kind: PeriodKind, back: number): Pick<State, 'shown' | 'part'> {
  const db = useDb()
  const of = `${db.name} ${kind} ${back}`
  const mark = useLive(() => tradeMark(db), [db])
  const [state, setState] = useState<State>({ of, shown: null, part: 0 })
  useEffect(() => {
    if (mark === undefined) return
    const stop = new AbortController()
    const { signal } = stop
    const phoneTime = Date.now()
    const read = async () => {
      const period = await shopPeriod(db, kind, { back, phoneTime })
      const onPart = (part: number) => {
        setState((last) => (last.of === of ? { ...last, part } : { of, shown: null, part }))
      }
      const made = await report(db, period, { signal, onPart })
      const names = await reportNames(
        db,
        made.goods.map(({ key }) => key),
      )
      signal.throwIfAborted()
      const shown = { period, report: made, names }
      setState((last) => ({
        of,
        shown: { ...shown, before: last.of === of ? (last.shown?.before ?? null) : null },
        part: 1,
      }))
      const earlier = await shopPeriod(db, kind, { back: back + 1, phoneTime })
      const until = soFar(earlier, period, await shopTime(db, phoneTime))
      const before = { period: until, report: await report(db, until, { signal }) }
      signal.throwIfAborted()
      setState({ of, shown: { ...shown, before }, part: 1 })
    }
    read().catch((failed: unknown) => {
      if (!signal.aborted) setState({ of, shown: null, part: 0, failed })
    })
    return () => stop.abort()
  }, [db, kind, back, of, mark])
  // A database that cannot be read is for the page's error screen, which says what is safe.
  if (state.failed !== undefined) throw state.failed
  return state.of === of ? state : { shown: null, part: 0 }
}
