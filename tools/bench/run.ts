/** What a bench is: a function that measures and gives rows. */
import { type Browser, chromium } from 'playwright-core'
import { chromiumOptions } from '../chromium.ts'

export interface Row {
  name: string
  value: number
  unit: string
  /** What the value is to be read beside: the budget, or the same work done barely. */
  beside?: string
  /** A limit that must hold: above it the run fails. */
  atMost?: number
}

/** A row beside its floor, the same work done barely in the same run, and beside its budget. */
export function measured(
  name: string,
  unit: string,
  value: number,
  floor: { name: string; value: number } | null,
  budget = '',
): Row {
  const least = floor?.value.toLocaleString('en', { maximumSignificantDigits: 3 })
  const ratio = floor ? `${floor.name} ${least}, ${(value / floor.value).toFixed(2)} x` : ''
  return { name, unit, value, beside: [ratio, budget].filter(Boolean).join('; ') }
}

export interface BenchContext {
  /** A Chromium of this bench alone. */
  browser: Browser
  /** Undoes something when the bench is over, also when it failed; the latest first. */
  after(undo: () => Promise<unknown>): void
}

export type Bench = (context: BenchContext) => Promise<Row[]>

export async function runBench(bench: Bench): Promise<Row[]> {
  const browser = await chromium.launch(chromiumOptions())
  const undos: (() => Promise<unknown>)[] = [() => browser.close()]
  try {
    return await bench({ browser, after: (undo) => undos.unshift(undo) })
  } finally {
    for (const undo of undos) await undo()
  }
}
