/** What several processes on one database have in common. Times are those of the database: clocks of machines differ. */

/** How quickly a bucket fills, and how much is in it at most. */
export interface Filling {
  perMinute: number
  burst: number
}

export interface Among {
  /** Takes up to `most` whole ones out of a bucket; how many it was, and how much is left. */
  draw(key: string, filling: Filling, most: number): Promise<{ granted: number; room: number }>
  /** Takes so much, be it there or not; what is negative is put back. */
  charge(key: string, filling: Filling, by: number): Promise<void>
  /** How much is in a bucket. */
  room(key: string, filling: Filling): Promise<number>
  /** Forgets the buckets that nobody has touched for so many milliseconds. */
  forgetRates(idle: number): Promise<void>
  /** Whether `holder` has the lease now, for so many milliseconds from now: nobody else has it, or nobody has it any more. */
  hold(name: string, holder: string, milliseconds: number): Promise<boolean>
  /** Gives it back before its time. */
  release(name: string, holder: string): Promise<void>
}
