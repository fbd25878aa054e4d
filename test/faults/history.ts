/** What the screens acknowledged, and what ended unseen. Written by the phones, read by the checker. */

export type Entry =
  | { what: 'sell'; order: string; lines: { good: string | null; quantity: number; total: number }[]; paid: number }
  | { what: 'add'; good: string; quantity: number; photos: string[] }
  | { what: 'count'; good: string; delta: number }
  | { what: 'void'; order: string }
  | { what: 'delete'; good: string }
  | { what: 'restore'; good: string }
  | { what: 'edit'; good: string; field: string; value: unknown }

export class History {
  /** The screen said that it is saved. */
  readonly acknowledged: Entry[] = []
  /** Begun, and the phone died or said that it could not save: it is there whole, or not at all. */
  readonly unseen: { what: Entry['what']; about: string | null; delta: number }[] = []

  all<W extends Entry['what']>(what: W): Extract<Entry, { what: W }>[] {
    return this.acknowledged.filter((entry): entry is Extract<Entry, { what: W }> => entry.what === what)
  }

  unseenOf(what: Entry['what'], about?: string) {
    return this.unseen.filter((one) => one.what === what && (about === undefined || one.about === about))
  }
}
