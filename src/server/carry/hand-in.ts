/**
 * Takes what a neighbour brings: the same round trip as `POST /api/sync`, by the same rules, for the device that made the
 * bundle. Brought twice, late or by two neighbours it does nothing twice: an operation is known by its id.
 */

import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { makeAnswer } from '../../shared/carry/bundle.ts'
import { fromBase64, own } from '../../shared/carry/bytes.ts'
import { isSigned } from '../../shared/carry/sign.ts'
import type { Bytes } from '../../shared/carry/subtle.ts'
import type { AnswerContent, CarryAnswer } from '../../shared/protocol/carried.ts'
import type { Grant } from '../../shared/protocol/grant.ts'
import { MAX_CARRIED_PAGE, MAX_OPERATIONS } from '../../shared/protocol/limits.ts'
import type { WireOperation } from '../../shared/protocol/operations.ts'
import type { SyncAnswer } from '../../shared/protocol/sync.ts'
import { PROTOCOL } from '../../shared/protocol/version.ts'
import type { Deps } from '../deps.ts'
import { HttpError } from '../http/errors.ts'
import { letIn } from '../join/granted.ts'
import { keepPhoto } from '../photos/keep.ts'
import { sync } from '../sync/sync.ts'
import { sealKeys } from './keys.ts'
import { type Opened, open, unreadable } from './open.ts'

const pack = promisify(gzip)

type Carrying = Pick<Deps, 'storage' | 'photos' | 'now' | 'log' | 'metrics'>

/** What became of it, with the answer that is carried back. */
export interface HandedIn {
  outcome: CarryAnswer['outcome']
  answer: Bytes
}

/** Throws 400 for what is no bundle for this server or was changed, whoever brings it. */
export async function handIn(deps: Carrying, bytes: Bytes): Promise<HandedIn> {
  const opened = await open(bytes, await sealKeys(deps.storage))
  const { head, content } = opened
  if (content.protocol !== PROTOCOL) throw new HttpError(409, 'protocol', `This server speaks protocol ${PROTOCOL}.`)
  await checkMaker(deps, opened)
  const taken = await take(deps, opened)
  await keepSealed(deps, opened, bytes, taken.outcome)
  if (taken.outcome === 'taken') await takeWaiting(deps, opened)
  const inside: AnswerContent = { asked: content.cursor, sync: taken.sync, files: await keepFiles(deps, opened) }
  const json = own(await pack(JSON.stringify(inside)))
  const back = { id: head.id, shop: head.shop, made: deps.now() }
  return { outcome: taken.outcome, answer: await makeAnswer(back, json, opened.answerKey) }
}

/** Only what a device of the shop has signed is looked at any further. */
async function checkMaker({ storage, now }: Carrying, { content, signature, signed }: Opened): Promise<void> {
  const find = () => storage.transaction(content.shop, ({ devices }) => devices.get(content.device))
  const maker =
    (await find()) ?? (content.grant && (await isLetIn(storage, content.grant, now())) ? await find() : null)
  const key = maker?.signKey ? fromBase64(maker.signKey) : null
  if (!key || !(await isSigned(key, signature, signed))) throw unreadable()
}

async function isLetIn(storage: Carrying['storage'], grant: Grant, now: number): Promise<boolean> {
  return letIn(storage, grant, now).then(
    () => true,
    (error: unknown) => {
      if (error instanceof HttpError) return false
      throw error
    },
  )
}

interface Taken {
  outcome: CarryAnswer['outcome']
  sync: SyncAnswer
}

/**
 * What is too new for this server, lacks what came before it, or is of an epoch that has gone has to wait: nothing of it
 * is refused for that, and the phone that made it keeps it as well.
 */
async function take(deps: Carrying, { head, content }: Opened): Promise<Taken> {
  const results: SyncAnswer['results'] = []
  for (const operations of batchesOf(content.operations)) {
    const answer = await syncOf(deps, head.id, content, operations)
    if (answer === null) return { outcome: 'waiting', sync: await readOn(deps, head.id, content, results) }
    results.push(...answer.results)
    if (answer.results.length < operations.length) return { outcome: 'waiting', sync: { ...answer, results } }
  }
  return { outcome: 'taken', sync: await readOn(deps, head.id, content, results) }
}

/** In the sizes that a request may have: a batch is one transaction. */
function batchesOf(operations: readonly WireOperation[]): WireOperation[][] {
  const count = Math.ceil(operations.length / MAX_OPERATIONS)
  return Array.from({ length: count }, (_, n) => operations.slice(n * MAX_OPERATIONS, (n + 1) * MAX_OPERATIONS))
}

const MUST_WAIT: readonly string[] = ['gap', 'number-taken', 'too-new']

async function syncOf(
  deps: Carrying,
  bundle: string,
  { protocol, shop, device, cursor, acked, waiting }: Opened['content'],
  operations: WireOperation[],
): Promise<SyncAnswer | null> {
  // 32 hexadecimal digits: as a nonce is.
  const nonce = bundle.replaceAll('-', '')
  const request = { protocol, nonce, cursor, acked, operations, waiting, room: MAX_CARRIED_PAGE }
  try {
    return await sync(deps, shop, device, request, { carried: true })
  } catch (error) {
    if (error instanceof HttpError && MUST_WAIT.includes(error.code)) return null
    throw error
  }
}

/** The answer to a request that brings nothing, with the results of those that did. */
async function readOn(
  deps: Carrying,
  bundle: string,
  content: Opened['content'],
  results: SyncAnswer['results'],
): Promise<SyncAnswer> {
  const answer = await syncOf(deps, bundle, content, [])
  if (answer === null) throw new Error('a request without operations has to be taken')
  return { ...answer, results }
}

/** Sealed as it came, for as long as it has to wait. */
async function keepSealed(
  { storage, now }: Carrying,
  { head, content }: Opened,
  bytes: Bytes,
  outcome: CarryAnswer['outcome'],
): Promise<void> {
  const { shop, device } = content
  await storage.transaction(shop, ({ bundles }) =>
    outcome === 'taken'
      ? bundles.remove(device, head.id)
      : bundles.put({ device, id: head.id, made: head.made, bytes }, now()),
  )
}

/** What had to wait for what has just come. */
async function takeWaiting(deps: Carrying, { head, content: { shop, device } }: Opened): Promise<void> {
  const ours = await sealKeys(deps.storage)
  for (const { id, bytes } of await deps.storage.transaction(shop, ({ bundles }) => bundles.of(device))) {
    if (id === head.id) continue
    // One that is no use any more must not keep back what has just come.
    const opened = await open(bytes, ours).catch(() => null)
    if (!opened) continue
    const { outcome } = await take(deps, opened)
    if (outcome === 'waiting') continue
    await keepFiles(deps, opened)
    await deps.storage.transaction(shop, ({ bundles }) => bundles.remove(device, id))
  }
}

/** Of its files those that are safe here now. A removed device brings none: what it hands in is held for the owner. */
async function keepFiles(deps: Carrying, { content: { shop, device }, files }: Opened): Promise<string[]> {
  const known = await deps.storage.transaction(shop, async (rows) => {
    const maker = await rows.devices.get(device)
    return maker?.removedAt === null ? new Set(await rows.photos.all()) : null
  })
  if (!known) return []
  const kept: string[] = []
  for (const { hash, bytes } of files) {
    if (known.has(hash) || (await keepPhoto(deps, shop, hash, bytes)) === 'kept') kept.push(hash)
  }
  return kept
}
