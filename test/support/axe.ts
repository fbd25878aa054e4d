/** What axe finds wrong with a page. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, Result, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface WithAxe {
  axe: { run(options: RunOptions): Promise<AxeResults> }
}

export async function violationsOf(page: Page): Promise<Result[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis)
  if (!isThere) await page.evaluate(AXE)
  const { violations } = await page.evaluate(() =>
    // Of what passes nothing is worked out.
    (globalThis as unknown as WithAxe).axe.run({ resultTypes: ['violations'] }),
  )
  return violations
}
