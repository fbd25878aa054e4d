/** One attempt: request after request until nothing is left on either side, or something stops it. */

import { KINDS } from '../../shared/domain/records.ts'
import type { SyncAnswer } from '../../shared/protocol/sync.ts'
import type { Failed } from '../net/call.ts'
import type { Session } from '../settings.ts'
import type { ShopDatabase } from '../store/database.ts'
import { makeRoom } from '../store/makeRoom.ts'
import { readState, writeState } from '../store/state.ts'
import { differingKinds } from './compare.ts'
import { fetchThumbs } from './fetchPhotos.ts'
import { isRemoved } from './followKinds.ts'
import { type Changes, listChanges } from './listChanges.ts'
import { type Event, LOOK_EVERY, type Reaction } from './machine.ts'
import type { Mender } from './mender.ts'
import { receive } from './receive.ts'
import { sendChanges } from './sendChanges.ts'
import { sendPhotos } from './sendPhotos.ts'

/** JSON bytes of operations in the first request; halved on time-out or 413, and the page asked for with them. */
const BATCH_BYTES = 192 * 1024
const SMALLEST_BATCH = 1024
/** What a second repair in one attempt does not mend is left to be seen by the seller and by the next attempt. */
const MAX_REPAIRS = 2

/** How a piece of work went, with what the next piece or the screen needs of it. */
export interface Outcome {
  event: Event
  retryAfter?: number
  differs?: string[]
}

export class Attempt {
  private bytes = BATCH_BYTES
  private below = Number.POSITIVE_INFINITY
  private renewed = false
  private repairs = 0
  private differs: string[] = []
  private answered: { changes: Changes; answer: SyncAnswer; offset: number } | null = null
  private readonly db: ShopDatabase
  private session: Session
  readonly lost: AbortSignal
  private readonly mender: Mender | null

  /**
   * @param lost set when the lock is taken from this attempt: another one goes on in its place
   * @param mender what mends a difference and begins numbers anew; null: that is left to an attempt that can
   */
  constructor(db: ShopDatabase, session: Session, lost: AbortSignal, mender: Mender | null) {
    this.db = db
    this.session = session
    this.lost = lost
    this.mender = mender
  }

  /** Does what the machine asks for, and says how it went. Throws what IndexedDB throws. */
  async do(reaction: Reaction): Promise<Outcome> {
    switch (reaction) {
      case 'halve':
        this.bytes /= 2
        return this.request()
      case 'renew':
        return this.renew()
      case 'repair':
        return this.repair()
      case 'send-photos':
        return this.photos()
      case 'make-room':
        return { event: (await makeRoom(this.db)) > 0 ? 'due' : 'quota' }
      default:
        return this.answered ? this.store() : this.request()
    }
  }

  private async request(): Promise<Outcome> {
    if (this.session.grant) {
      // Left to the page: until then the server would not know who asks.
      if (!this.mender) return { event: 'refused' }
      const known = await this.mender.introduce(this.session)
      if ('trouble' in known) return this.failed(known)
      this.session = known
    }
    const changes = await listChanges(this.db, { bytes: this.bytes, below: this.below })
    const started = Date.now()
    const called = await sendChanges(this.session, changes, this.bytes < BATCH_BYTES ? this.bytes : undefined)
    if ('trouble' in called) return this.failed(called)
    const offset = Math.round(called.answer.time - (started + Date.now()) / 2)
    this.answered = { changes, answer: called.answer, offset }
    return { event: 'answered' }
  }

  private async store(): Promise<Outcome> {
    if (!this.answered) return { event: 'fault' }
    const { changes, answer, offset } = this.answered
    this.answered = null
    const stored = await receive(this.db, changes.cursor, answer, offset)
    const sent = changes.operations.length
    if (!stored || answer.more || (sent > 0 && changes.waiting > sent)) return { event: 'more' }
    if (await isRemoved(this.db)) {
      await this.compared()
      return { event: 'removed' }
    }
    const differs = await differingKinds(this.db, this.session, answer.checksum)
    if ('trouble' in differs) return this.besideRecords(differs)
    this.differs = differs
    if (differs.length === 0) await this.compared()
    const event = this.differs.length > 0 && this.mender && this.repairs < MAX_REPAIRS ? 'differs' : 'records-done'
    return { event, differs: this.differs }
  }

  private async repair(): Promise<Outcome> {
    this.repairs++
    for (const kind of KINDS.filter((one) => this.differs.includes(one))) {
      const repaired = await this.mender?.repairKind(this.db, this.session, kind)
      if (repaired && 'trouble' in repaired) return this.failed(repaired)
    }
    await this.compared()
    return { event: 'repaired' }
  }

  /** Both sides know of each other's records: what waits may be sent. */
  private async compared(): Promise<void> {
    if (await readState(this.db, 'uncompared')) await writeState(this.db, 'uncompared', false)
  }

  /** Thumbnails of others come before photos of ours go: the seller looks at them now. */
  private async photos(): Promise<Outcome> {
    const until = Date.now() + LOOK_EVERY
    const interrupted = async () => this.lost.aborted || Date.now() > until || (await this.hasRecords())
    const failed =
      (await fetchThumbs(this.db, this.session, interrupted)) ?? (await sendPhotos(this.db, this.session, interrupted))
    if (failed === 'interrupted') return { event: 'interrupted' }
    if (failed) return this.besideRecords(failed)
    return { event: this.below === Number.POSITIVE_INFINITY ? 'done' : 'done-but-newer' }
  }

  /** Whether something was done meanwhile that the server can take: records go before photos (SYNC 28). */
  private async hasRecords(): Promise<boolean> {
    const first = await this.db.outbox.where('state').equals('waiting').first()
    return first !== undefined && first.number < this.below && !(await readState(this.db, 'uncompared'))
  }

  private async renew(): Promise<Outcome> {
    if (!this.mender) return { event: 'refused' }
    const next = await this.mender.becomeNewDevice(this.db, this.session)
    if ('trouble' in next) return this.failed(next)
    this.session = next
    this.renewed = true
    return this.request()
  }

  /** Of a request that carries no operations: there is nothing to halve. */
  private besideRecords(failed: Failed): Outcome {
    return { ...this.failed(failed), event: failed.trouble === 'timeout' ? 'too-slow' : eventOf(failed) }
  }

  /** What is tried only so often within one attempt becomes an ordinary failure after that. */
  private failed(failed: Failed): Outcome {
    const event = eventOf(failed)
    const rest = failed.retryAfter === undefined ? {} : { retryAfter: failed.retryAfter }
    const number = failed.error?.number
    if (event === 'too-new' && number !== undefined && number < this.below) this.below = number
    else if (event === 'too-new') return { event: 'refused', ...rest }
    if (event === 'renumber' && this.renewed) return { event: 'refused', ...rest }
    const smallest = this.bytes <= SMALLEST_BATCH
    if (smallest && event === 'timeout') return { event: 'too-slow', ...rest }
    if (smallest && event === 'too-large') return { event: 'refused', ...rest }
    return { event, ...rest }
  }
}

/** The event that a failed request is. */
export function eventOf({ trouble, error, status }: Failed): Event {
  switch (error?.code) {
    case 'unauthorized':
      return 'unauthorized'
    case 'removed':
      // Of a photo: records may still be handed in (SYNC 24), and the next answer to them says what became of this phone.
      return 'refused'
    case 'protocol':
      return 'too-old'
    case 'too-new':
      return 'too-new'
    case 'number-taken':
    case 'gap':
      return 'renumber'
    case 'too-large':
      return 'too-large'
  }
  if (status === 413) return 'too-large'
  if (trouble === 'storage') return 'server-full'
  if (trouble === 'too-new') return 'too-old'
  return trouble
}
