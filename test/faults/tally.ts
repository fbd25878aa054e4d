/** How often what happened to the phones and the server of a round, or of many. */

export type Happened = Record<string, number>

export class Tally {
  readonly counts: Happened = {}

  count(what: string, times = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + times
  }

  add(happened: Happened): void {
    for (const [what, times] of Object.entries(happened)) this.count(what, times)
  }
}
