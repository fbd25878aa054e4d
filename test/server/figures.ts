/** What `/metrics` of a server says, as whoever has the keeper's token reads it. */

import type { Bench } from './kit.ts'

export const KEEPER_TOKEN = 'keeper-token-of-the-test'

/** Figures of a text for Prometheus, by name and labels. */
export function figuresIn(text: string): Map<string, number> {
  const lines = text.split('\n').filter((one) => one !== '' && !one.startsWith('#'))
  return new Map(lines.map((one) => [one.slice(0, one.lastIndexOf(' ')), Number(one.slice(one.lastIndexOf(' ') + 1))]))
}

/** @param bench whose token is `KEEPER_TOKEN` */
export async function figuresOf({ app }: Pick<Bench, 'app'>): Promise<Map<string, number>> {
  const answer = await app.request('/metrics', { headers: { Authorization: `Bearer ${KEEPER_TOKEN}` } })
  if (!answer.ok) throw new Error(`/metrics answered ${answer.status}`)
  return figuresIn(await answer.text())
}
