/** What the screens acknowledged, and what ended unseen. Told by the phones, read by the judge. */

export type Entry =
  | { what: 'sell'; order: string; lines: { good: string | null; quantity: number; total: number }[]; paid: number }
  | { what: 'add'; good: string; quantity: number; photos: string[] }
  | { what: 'count'; good: string; delta: number }
  | { what: 'void'; order: string }
  | { what: 'delete'; good: string }
  | { what: 'restore'; good: string }
  | { what: 'edit'; good: string; field: string; value: unknown }

/** Begun, and the phone died or said that it could not save: it is there whole, or not at all. */
export interface Unseen {
  what: Entry['what']
  about: string | null
  delta: number
}

/** What a phone tells of one action: nothing where there was nothing to do. */
export interface Told {
  died: boolean
  acknowledged?: Entry
  unseen?: Unseen
}

export class History {
  /** The screen said that it is saved. */
  readonly acknowledged: { phone: number; entry: Entry }[] = []
  readonly unseen: Unseen[] = []

  note(phone: number, { acknowledged, unseen }: Told): void {
    if (acknowledged) this.acknowledged.push({ phone, entry: acknowledged })
    if (unseen) this.unseen.push(unseen)
  }

  /** @param phone of this one alone */
  all<W extends Entry['what']>(what: W, phone?: number): Extract<Entry, { what: W }>[] {
    return this.acknowledged
      .filter((one) => phone === undefined || one.phone === phone)
      .map(({ entry }) => entry)
      .filter((entry): entry is Extract<Entry, { what: W }> => entry.what === what)
  }

  unseenOf(what: Entry['what'], about?: string) {
    return this.unseen.filter((one) => one.what === what && (about === undefined || one.about === about))
  }
}
