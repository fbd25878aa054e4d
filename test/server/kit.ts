/** A server on a real database in a folder of its own, without a socket; and phones that keep what they are told. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { expect, inject, onTestFinished } from 'vitest'
import type * as z from 'zod/mini'
import { createApp } from '../../src/server/app.ts'
import type { Deps } from '../../src/server/deps.ts'
import { newCommunityCode } from '../../src/server/join/codes.ts'
import { filesOnDisk } from '../../src/server/photos/files.ts'
import type { Storage } from '../../src/server/storage/port.ts'
import { openSqlite, type SqliteOptions } from '../../src/server/storage/sqlite/open.ts'
import { combine, EMPTY, replaceIn, writeTotal } from '../../src/shared/domain/checksum.ts'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import { KINDS, type Role } from '../../src/shared/domain/records.ts'
import { readCursor } from '../../src/shared/protocol/cursor.ts'
import { errorAnswer } from '../../src/shared/protocol/errors.ts'
import { codeAnswer, type JoinAnswer, joinAnswer } from '../../src/shared/protocol/join.ts'
import type { Action, Body, WireOperation } from '../../src/shared/protocol/operations.ts'
import { renewAnswer } from '../../src/shared/protocol/renew.ts'
import {
  checksumsAnswer,
  type Group,
  type SyncAnswer,
  syncAnswer,
  type WireRecord,
} from '../../src/shared/protocol/sync.ts'
import type { SyncRequest } from '../../src/shared/protocol/syncRequest.ts'
import { writeToken } from '../../src/shared/protocol/token.ts'
import { PROTOCOL, SCHEMA } from '../../src/shared/protocol/version.ts'
import { lackingShop } from '../support/named-shop.ts'
import { walkingThrough } from '../support/whole-tables.ts'

/** Noon of a day in the life of Talat. */
export const NOON = Date.UTC(2026, 6, 1, 12)

const PLENTY = { perMinute: 1e9, burst: 1e9 }
const UNLIMITED = {
  requests: PLENTY,
  photos: PLENTY,
  wrongCodes: PLENTY,
  wrongCodesInAll: PLENTY,
  asks: PLENTY,
  asksInAll: PLENTY,
}

export interface Bench {
  app: ReturnType<typeof createApp>
  deps: Deps
  folder: string
  /** The server's clock. */
  clock: { now: number }
}

/** For tests in which the server is meant to fail: elsewhere a logged error fails the test. */
export const SILENT = pino({ level: 'silent' })

/** The one place that knows on which database the tests of the server run. */
const postgres =
  inject('database') === 'postgres'
    ? await Promise.all([import('../../src/server/storage/postgres/open.ts'), import('../support/postgres/fresh.ts')])
    : null

async function open(folder: string, { connected, ...options }: SqliteOptions): Promise<Storage> {
  if (!postgres) return openSqlite(path.join(folder, 'talat.db'), { ...options, ...(connected ? { connected } : {}) })
  const [{ openPostgres }, { freshDatabase }] = postgres
  return openPostgres(await freshDatabase(), options)
}

/** A server that ends with the test; each query that it makes names its shop, and walks through no table. */
export async function bench(changed: Partial<Deps> = {}, sqlite: SqliteOptions = {}): Promise<Bench> {
  const folder = await mkdtemp(path.join(tmpdir(), 'talat-test-'))
  const lacking: string[] = []
  let walking = (): string[] => []
  const connected = (database: DatabaseSync) => {
    walking = walkingThrough(database)
    sqlite.connected?.(database)
  }
  const storage = await open(folder, { watch: lackingShop((query) => lacking.push(query)), ...sqlite, connected })
  onTestFinished(() => expect(lacking).toEqual([]))
  onTestFinished(async () => {
    const walked = walking()
    await storage.close()
    await rm(folder, { recursive: true })
    expect(walked).toEqual([])
  })
  const clock = { now: NOON }
  const faults: string[] = []
  onTestFinished(() => expect(faults).toEqual([]))
  const deps: Deps = {
    storage,
    photos: filesOnDisk(path.join(folder, 'photos')),
    sizes: filesOnDisk(path.join(folder, 'sizes')),
    log: pino({ level: 'error' }, { write: (line) => faults.push(line) }),
    now: () => clock.now,
    publicUrl: null,
    secure: false,
    shell: path.join(folder, 'no-app'),
    limits: UNLIMITED,
    ...changed,
  }
  return { app: createApp(deps), deps, folder, clock }
}

export interface Answered<T> {
  status: number
  body: T
  headers: Headers
  /** As it came, byte for byte. */
  text: string
}

/** POSTs JSON. What succeeds must be exactly of the schema; what does not, of the one shape of errors. */
export async function post<T>(
  { app }: Pick<Bench, 'app'>,
  path: string,
  body: unknown,
  schema: z.ZodMiniType<T>,
  token?: string,
): Promise<Answered<T>> {
  const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) }
  const response = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
  const text = await response.text()
  const json = JSON.parse(text)
  expect((response.ok ? schema : errorAnswer).parse(json)).toEqual(json)
  return { status: response.status, body: json, headers: response.headers, text }
}

/** Groups as a phone reads them: what order the records of one sequence have says nothing. */
export function told(page: readonly Group[]) {
  return page.map(({ version, records }) => ({
    version,
    records: records.map((record) => JSON.stringify(record)).sort(),
  }))
}

export function nonce(): string {
  return randomText(8)
}

/** The request of a join as a phone makes it. */
export function joining(code: string, shop: string | null = null, device = newId(), secret = randomText(32)) {
  return { protocol: PROTOCOL, nonce: nonce(), code, device, secret, name: 'เครื่อง', shop }
}

/** A phone: numbers its operations, and lays pages over its records as they come. */
export class Phone {
  readonly bench: Bench
  readonly shop: string
  readonly device: string
  readonly secret: string
  readonly records = new Map<string, WireRecord & { version: string }>()
  /** Bodies of all answers, as they came. */
  readonly heard: string[] = []
  cursor = ''
  number = 0
  kinds: string[] = []
  last: SyncAnswer | null = null

  constructor(bench: Bench, shop: string, device: string, secret: string) {
    this.bench = bench
    this.shop = shop
    this.device = device
    this.secret = secret
  }

  get token(): string {
    return writeToken(this.shop, this.device, this.secret)
  }

  /** An operation with the next number. */
  make<A extends Action>(action: A, body: Body<A>, changed: Partial<WireOperation> = {}): WireOperation {
    this.number += 1
    const { now } = this.bench.clock
    const { device, number } = this
    return { id: newId(), device, number, schema: SCHEMA, at: now, seen: now, person: null, action, body, ...changed }
  }

  /** One round trip; what it answers is not laid over the records. */
  async send(operations: WireOperation[] = [], changed: Partial<SyncRequest> = {}): Promise<Answered<SyncAnswer>> {
    const request: SyncRequest = {
      protocol: PROTOCOL,
      nonce: nonce(),
      cursor: this.cursor,
      acked: 0,
      operations,
      waiting: operations.length,
      clock: this.bench.clock.now,
      ...changed,
    }
    const answered = await post(this.bench, '/api/sync', request, syncAnswer, this.token)
    if (answered.status === 200) expect(answered.body.nonce).toBe(request.nonce)
    this.heard.push(answered.text)
    return answered
  }

  /** A round trip that must succeed, laid over the records. */
  async sync(operations: WireOperation[] = [], changed: Partial<SyncRequest> = {}): Promise<SyncAnswer> {
    const { status, body, text } = await this.send(operations, changed)
    expect(status, text).toBe(200)
    this.lay(body)
    return body
  }

  /** Does one thing; its result. */
  async do<A extends Action>(action: A, body: Body<A>, changed: Partial<WireOperation> = {}) {
    const { results } = await this.sync([this.make(action, body, changed)])
    return results[0]
  }

  /** Reads to the end of the feed. */
  async pull(): Promise<SyncAnswer> {
    for (let pages = 0; pages < 100; pages++) {
      const answer = await this.sync()
      if (!answer.more) return answer
    }
    throw new Error('the feed has no end')
  }

  lay({ page, cursor, kinds, ...rest }: SyncAnswer): void {
    this.last = { page, cursor, ...rest }
    this.cursor = cursor
    for (const { version, records } of page) {
      for (const record of records) this.records.set(`${record.kind} ${record.id}`, { ...record, version })
    }
    if (!kinds) return
    this.kinds = kinds
    for (const [key, { kind }] of this.records) if (!kinds.includes(kind)) this.records.delete(key)
  }

  record(kind: string, id: string) {
    return this.records.get(`${kind} ${id}`)
  }

  ofKind(kind: string) {
    return [...this.records.values()].filter((record) => record.kind === kind)
  }

  /** The checksum, worked out from the records that the phone holds. */
  checksum(kinds: readonly string[] = KINDS): string {
    const held = [...this.records.values()].filter(({ kind }) => kinds.includes(kind))
    const totals = held.map(({ kind, id, fields, deleted = false }) =>
      replaceIn(EMPTY, kind, id, null, { fields, deleted }),
    )
    return writeTotal(combine(totals))
  }

  async checksums() {
    const { body } = await post(this.bench, '/api/checksums', { nonce: nonce() }, checksumsAnswer, this.token)
    return body
  }

  code(role: Role) {
    return post(this.bench, '/api/codes', { nonce: nonce(), role }, codeAnswer, this.token)
  }

  renew(device: string, secret: string) {
    return post(this.bench, '/api/renew', { nonce: nonce(), device, secret }, renewAnswer, this.token)
  }

  /** The sequence that the phone has read up to. */
  get sequence(): number {
    return readCursor(this.cursor)?.sequence ?? 0
  }
}

/** Joins by a code; the answer must be a success. */
export async function join(
  bench: Bench,
  code: string,
  shop: string | null = null,
): Promise<{ phone: Phone; answer: JoinAnswer }> {
  const request = joining(code, shop)
  const { status, body, text } = await post(bench, '/api/join', request, joinAnswer)
  expect(status, text).toBe(200)
  return { phone: new Phone(bench, body.shop, request.device, request.secret), answer: body }
}

/** A new shop and its owner's phone, which has read all. */
export async function openShop(bench: Bench): Promise<Phone> {
  const { code } = await newCommunityCode(bench.deps.storage, bench.clock.now)
  const { phone } = await join(bench, code, newId())
  await phone.do('shop.open', { shop: phone.shop, name: 'ร้านผ้าไหม', currency: 'THB', zone: 'Asia/Bangkok' })
  await phone.pull()
  return phone
}

/** One more phone of an owner's shop. */
export async function addPhone(owner: Phone, role: Role): Promise<Phone> {
  const { body } = await owner.code(role)
  return (await join(owner.bench, body.code)).phone
}
