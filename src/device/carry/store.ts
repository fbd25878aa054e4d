/**
 * The store of what this phone carries for neighbours: apart from any shop. The engine opens it as well, so that nothing
 * stands here that only the page of carrying needs.
 */

import { Dexie, type EntityTable } from 'dexie'

export interface CarriedRow {
  /** Of the bundle. */
  id: string
  /** Whose it is: all that is known of it. */
  shop: string
  made: number
  /** Phone time at which it came here. */
  taken: number
  bytes: ArrayBuffer
  /**
   * - `carried`: on its way to the server
   * - `handed`: the server has it, and `answer` is on its way back
   * - `returned`: the answer was handed on
   * - `refused`: the server could not open it
   */
  state: 'carried' | 'handed' | 'returned' | 'refused'
  /** Of what was handed in: the server keeps it sealed until what is lacking before it has come. */
  waits?: boolean
  answer?: ArrayBuffer
  handedAt?: number
}

class CarriedDatabase extends Dexie {
  declare bundles: EntityTable<CarriedRow, 'id'>

  constructor() {
    super('talat-carried', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ bundles: 'id, state, taken' })
  }
}

export type Bundles = CarriedDatabase['bundles']

/** Opens the store for one piece of work. */
export async function withCarried<T>(work: (bundles: Bundles) => Promise<T>): Promise<T> {
  const db = new CarriedDatabase()
  try {
    return await work(db.bundles)
  } finally {
    db.close()
  }
}
