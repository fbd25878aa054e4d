/** One round: a fresh server process, K phones, a script of what happens to them, healing, and the judge. */

import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '../../src/shared/domain/ids.ts'
import { Carriers } from './carriers.ts'
import { type Finding, JUDGED, judge, type PhoneEnd } from './checker.ts'
import { GLANCED, glance } from './glance.ts'
import { History, type Told } from './history.ts'
import { Keeper } from './keeper.ts'
import { Network } from './network.ts'
import type { Phone } from './phone.ts'
import { DEEDS, type DieAt, type Fate, type Script, type Step } from './script.ts'
import { type Happened, Tally } from './tally.ts'
import { trueNow } from './world.ts'

/** What a phone of the harness can be asked, wherever it runs. */
export type AnyPhone = Pick<Phone, keyof Phone>

/** Phones of a kind: in this process, or in a browser each. */
export interface Makers {
  phone(network: Network): Promise<AnyPhone>
  /** After the round. */
  dispose(): Promise<void>
}

interface Person {
  phone: AnyPhone
  network: Network
  role: 'owner' | 'helper'
  wasFull: boolean
}

/** Syncs of every phone that healing may take. */
const PATIENCE = 12

/** What is done once a day has been done again by then. */
const LATER = 3 * 86_400_000

/** Deaths in turn after which a piece of work must have come to its end. */
const MOST_DEATHS = 400

export interface Outcome {
  findings: Finding[]
  happened: Happened
}

export async function playRound(script: Script, makers: Makers): Promise<Outcome> {
  const keeper = await Keeper.start()
  const tally = new Tally()
  try {
    const round = await Round.begin(keeper, script, makers, tally)
    for (const step of script.steps) await round.play(step)
    return { findings: await round.end(), happened: tally.counts }
  } finally {
    await makers.dispose()
    await keeper.dispose()
  }
}

class Round {
  readonly #keeper: Keeper
  readonly #people: Person[]
  readonly #history = new History()
  readonly #shop: string
  readonly #tally: Tally
  readonly #carriers: Carriers
  readonly #dark: number | null
  #findings: Finding[] = []
  #syncs = 0

  private constructor(keeper: Keeper, shop: string, people: Person[], tally: Tally, dark: number | null) {
    this.#tally = tally
    this.#carriers = new Carriers(tally)
    this.#dark = dark
    this.#keeper = keeper
    this.#shop = shop
    this.#people = people
    for (const [index, { network }] of people.entries()) network.glance = () => this.#glance(index)
  }

  /** The owner's phone, then another owner's and helpers'. */
  static async begin(keeper: Keeper, { phones: count, dark }: Script, makers: Makers, tally: Tally): Promise<Round> {
    const shop = newId()
    const people: Person[] = []
    for (let i = 0; i < count; i++) {
      const role = i < 2 ? 'owner' : 'helper'
      const owner = await people[0]?.phone.session()
      const code = owner ? await keeper.codeFor(owner, role) : await keeper.communityCode()
      const session = await keeper.enter(code, owner ? null : shop)
      const network = new Network(keeper.server, tally)
      const phone = await makers.phone(network)
      people.push({ phone, network, role, wasFull: false })
      await phone.join(session, i === 0)
      await phone.sync(null)
    }
    return new Round(keeper, shop, people, tally, dark)
  }

  async play(step: Step): Promise<void> {
    this.#tally.count(DEEDS.some((deed) => deed === step.do) ? 'action' : step.do)
    if (step.do === 'backup') return this.#keeper.takeBackup()
    if (step.do === 'restore-server') return this.#keeper.restore(step.told)
    if (step.do === 'part') return this.#keeper.database.part()
    if (step.do === 'fail-over') return this.#failOver(step)
    const person = this.#people[step.phone]
    if (!person) return
    await Promise.all([this.#happen(step, person), this.#disturb(step)])
    person.network.lie([])
    await this.#glance(step.phone)
  }

  /** Some phones are at it when the database dies. */
  async #failOver({ deeds, after }: Extract<Step, { do: 'fail-over' }>): Promise<void> {
    const syncs = deeds.map(async (deed) => {
      const person = this.#people[deed.phone]
      if (!person) return
      person.network.lie([])
      this.#note(deed.phone, await person.phone.deed(deed, null))
      this.#note(deed.phone, await person.phone.sync(null))
    })
    const over = pause(after).then(() => this.#keeper.failOver())
    const [lacking] = await Promise.all([over, ...syncs])
    this.#tally.count('commits that the standby lacked', lacking)
    for (const index of this.#people.keys()) await this.#glance(index)
  }

  /**
   * In every fourth sync the server loses its database for a moment, and in others one of its processes dies, where there
   * are several; unless it is to be killed in it.
   */
  async #disturb(step: Step): Promise<void> {
    if (step.do !== 'sync' || step.lies.some((lie) => lie.startsWith('kill')) || ++this.#syncs % 2 > 0) return
    await pause((this.#syncs * 7) % 60)
    if (this.#syncs % 4 === 0) {
      if (this.#keeper.server.origins.length === 1) return
      this.#tally.count('one of the processes killed')
      return this.#keeper.server.crash()
    }
    const cut = await this.#keeper.database.cut()
    if (cut > 0) this.#tally.count('database cut off')
  }

  async #happen(
    step: Exclude<Step, { do: 'backup' | 'restore-server' | 'part' | 'fail-over' }>,
    person: Person,
  ): Promise<void> {
    const { phone, network } = person
    switch (step.do) {
      case 'sync':
        return this.#live(step.phone, step.dieAt, (dieAt) => {
          network.lie(step.lies)
          return phone.sync(dieAt)
        })
      case 'meanwhile':
        network.lie(step.lies)
        return this.#note(step.phone, await phone.meanwhile(step.deed, step.at))
      case 'freeze':
        network.lie(step.lies)
        return phone.freeze(step.at)
      case 'update':
        await phone.outdate()
        return this.#live(step.phone, step.dieAt, (dieAt) => phone.sync(dieAt))
      case 'reopen':
        return phone.reopen()
      case 'clock':
        return phone.setClock(step.to === null ? 0 : step.to - trueNow())
      case 'full':
        person.wasFull ||= step.full
        return phone.setFull(step.full)
      case 'remove':
        return this.#people[step.by]?.phone.remove((await phone.session()).device)
      case 'give':
        return this.#give(step)
      case 'bring':
        return this.#bring(step.phone, step.fate)
      case 'rejoin':
        return this.#rejoin(step.phone, step.dieAt)
      default:
        return this.#live(step.phone, step.dieAt, (dieAt) => phone.deed(step, dieAt))
    }
  }

  async #give({ phone, to, fate, dieAt }: Extract<Step, { do: 'give' }>): Promise<void> {
    const carriers = this.#people.filter((_, index) => index !== phone && index !== this.#dark)
    const carrier = this.#people[to] ?? carriers[0]
    if (!carrier) return
    let bundle: string | undefined
    await this.#live(phone, dieAt, async (touch) => {
      const told = await this.#people[phone]?.phone.give(fate === 'forge', touch)
      bundle = told?.bundle
      return told ?? { died: false }
    })
    const others = carriers.map((one) => one.phone)
    if (bundle !== undefined)
      await this.#carriers.hand({ what: 'bundle', bytes: bundle, to: carrier.phone }, fate, others)
  }

  /** Whoever has answers gives them to whoever they meet: it is nobody's but who asked. */
  async #bring(from: number, fate: Fate): Promise<void> {
    const carrier = this.#people[from]
    for (const bytes of (await carrier?.phone.answers()) ?? []) {
      for (const { phone: to } of this.#people) await this.#carriers.hand({ what: 'answer', bytes, to }, fate, [])
    }
  }

  /**
   * A phone without a network of its own comes to rest by what neighbours carry alone. After a restore it cannot: what
   * the server lacks then only the phones themselves can tell.
   */
  async #healByHand(): Promise<void> {
    const dark = this.#dark === null ? undefined : this.#people[this.#dark]
    const carrier = this.#people[0]
    await this.#carriers.letArrive()
    if (!dark || !carrier || this.#keeper.hasRestored) return
    for (let i = 0; i < PATIENCE; i++) {
      const { bundle } = await dark.phone.give(false, null)
      if (bundle !== undefined) await carrier.phone.carry(bundle)
      await carrier.phone.sync(null)
      for (const answer of await carrier.phone.answers()) await dark.phone.takeBack(answer)
      const { outbox = [] } = await dark.phone.stores(['outbox'])
      // What was refused stays until its person says something.
      if (outbox.every((row) => (row as { state?: unknown }).state === 'refused')) return
    }
    const { phase } = await carrier.phone.state()
    // Whoever would carry it may be out of the shop herself.
    if (phase === 'idle')
      this.#findings.push({ fault: 'stuck', about: 'what a phone without a network gave is not taken' })
  }

  /** Something that a phone may die over: once, or at each touch in turn. */
  async #live(phone: number, dieAt: DieAt, work: (dieAt: number | null) => Promise<Told>): Promise<void> {
    if (dieAt !== 'each') return this.#note(phone, await work(dieAt))
    for (let touch = 0; touch < MOST_DEATHS; touch++) {
      const told = await work(touch)
      this.#note(phone, told)
      if (!told.died) return
      await this.#glance(phone)
    }
    this.#findings.push({ fault: 'stuck', about: `phone ${phone}: ${MOST_DEATHS} deaths did not end a piece of work` })
  }

  #note(phone: number, told: Told): void {
    if (told.died) this.#tally.count('death')
    this.#history.note(phone, told)
  }

  /** A phone that is out of the shop is let in again, by a code that the first phone shows. */
  async #rejoin(index: number, dieAt: DieAt): Promise<void> {
    const person = this.#people[index]
    const { phase } = (await person?.phone.state()) ?? {}
    if (!person || (phase !== 'removed' && phase !== 'signed-out')) return
    const code = await this.#code(index, person.role)
    if (code === null) return
    await this.#live(index, dieAt, (touch) => person.phone.rejoin(code, touch))
  }

  /** The first phone gives the others a code; it has none for itself but the recovery card. */
  async #code(index: number, role: Person['role']): Promise<string | null> {
    const owner = await this.#people[0]?.phone.session()
    if (!owner) return null
    return index === 0 ? owner.recovery : this.#keeper.codeFor(owner, role).catch(() => null)
  }

  /** Some days later, and all is well again: the phones come to rest, and the judge looks. */
  async end(): Promise<Finding[]> {
    for (const { phone, network } of this.#people) {
      await network.quiet()
      await phone.setClock(LATER)
      await phone.setFull(false)
      await phone.reopen()
    }
    await this.#healByHand()
    let quiet = 0
    for (let i = 0; i < PATIENCE && quiet < 2; i++) quiet = (await this.#syncAll()) ? quiet + 1 : 0
    const ends: PhoneEnd[] = []
    for (const [index, { phone, role, wasFull }] of this.#people.entries()) {
      const { phase } = await phone.state()
      await this.#glance(index)
      ends.push({ name: `phone ${index}`, owner: role === 'owner', phase, wasFull, stores: await phone.stores(JUDGED) })
    }
    const { server, database, hadPhotos: had } = this.#keeper
    const { dataDir } = server
    const [records, photos] = [await database.records(dataDir, this.#shop), await database.photos(dataDir, this.#shop)]
    const findings = [...this.#findings, ...judge(this.#history, this.#shop, { dataDir, had, records, photos }, ends)]
    const repairs = this.#people.reduce((sum, { network }) => sum + network.repairs, 0)
    return repairs > 0 && !this.#keeper.hasRestored
      ? [...findings, { fault: 'mended', about: `${repairs} requests of repair` }]
      : findings
  }

  /** Whether every phone had nothing left to do. */
  async #syncAll(): Promise<boolean> {
    let rest = true
    for (const [index, { phone }] of this.#people.entries()) {
      await this.#rejoin(index, null)
      await phone.sync(null)
      const { phase, differs } = await phone.state()
      rest &&= phase === 'idle' && differs.length === 0
    }
    return rest
  }

  /** Said once: what is wrong stays wrong for some steps. */
  async #glance(index: number): Promise<void> {
    const stores = await this.#people[index]?.phone.stores(GLANCED)
    const known = new Set(this.#findings.map(({ about }) => about))
    const findings = stores ? glance(index, stores, this.#history) : []
    this.#findings.push(...findings.filter(({ about }) => !known.has(about)))
  }
}
