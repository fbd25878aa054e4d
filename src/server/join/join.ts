/** Joining: a code and what the phone made itself become a device of a shop, exactly once (SYNC 25, 26). */

import type { JoinAnswer, JoinRequest } from '../../shared/protocol/join.ts'
import { HttpError } from '../http/errors.ts'
import { FIRST_COMMUNITY } from '../storage/market.ts'
import type { CodeRow, ShopRows, Storage } from '../storage/port.ts'
import { Ledger } from '../sync/ledger.ts'
import { hashOf, recoveryAgain, recoveryCode, serverSecret } from './codes.ts'
import { enlist, newDevice } from './device.ts'
import { newEpoch } from './epoch.ts'

/** The answer but for the nonce of the request. */
type Joined = Omit<JoinAnswer, 'nonce'>

export async function join(storage: Storage, request: JoinRequest, now: number): Promise<Joined> {
  const hash = hashOf(request.code)
  const found = await storage.anywhere.code(hash)
  if (!found) throw new HttpError(404, 'code-unknown', 'There is no such code.')
  const secret = await serverSecret(storage)
  if (found.usedBy !== null) return again(storage, secret, found, request, now)
  if (found.expires !== null && found.expires <= now) throw new HttpError(410, 'code-expired', 'This code is too old.')
  const shop = found.kind === 'community' ? request.shop : found.shop
  if (shop === null) throw new HttpError(400, 'bad-request', 'A code for a new shop needs the shop.')

  return storage.transaction(shop, async (rows) => {
    const before = found.kind === 'community' ? await ownShop(rows, secret, shop, request) : null
    if (before) return { shop, ...before, time: now }
    const ledger = await openShop(rows, found, now)
    const role = await addDevice(ledger, shop, found, request, now)
    const card = role === 'owner' ? await recoveryCard(ledger, secret, shop, found) : null
    const used = await rows.codes.use(hash, request.device, hashOf(request.secret), card?.label ?? null)
    if (!used) throw new HttpError(409, 'code-used', 'This code has been used.')
    await ledger.close(now)
    return { shop, role, epoch: ledger.epoch, time: now, recovery: card?.code ?? null }
  })
}

/** The answer that a device got before and may have lost. */
async function again(
  storage: Storage,
  secret: string,
  { shop, usedBy, usedSecret, issued }: CodeRow,
  request: JoinRequest,
  now: number,
): Promise<Joined> {
  if (shop === null || usedBy !== request.device || usedSecret !== hashOf(request.secret)) {
    throw new HttpError(409, 'code-used', 'This code has been used.')
  }
  return storage.transaction(shop, async (rows) => {
    const ledger = await Ledger.open(rows)
    const device = await rows.devices.get(request.device)
    if (!ledger || !device) throw new HttpError(404, 'not-found', 'This shop is not here any more.')
    const recovery = issued === null ? null : recoveryAgain(secret, issued)
    return { shop, role: device.role, epoch: ledger.epoch, time: now, recovery }
  })
}

/**
 * The shop that this very device has opened already, whose answer was lost and whose code the person no longer has: a
 * new code gets the old answer, and stays unused.
 */
async function ownShop(rows: ShopRows, secret: string, shop: string, { device: id, secret: own }: JoinRequest) {
  const ledger = await Ledger.open(rows)
  const device = await rows.devices.get(id)
  if (!ledger || device?.token !== hashOf(own) || device.role !== 'owner' || device.removedAt !== null) return null
  return { role: device.role, epoch: ledger.epoch, recovery: recoveryCode(secret, shop, ledger.recovery).code }
}

/** The shop that a code leads to; a community code opens one. */
async function openShop(rows: ShopRows, { kind, community }: CodeRow, now: number): Promise<Ledger> {
  const known = await Ledger.open(rows)
  if (kind !== 'community') {
    if (!known) throw new HttpError(404, 'not-found', 'This shop is not here any more.')
    return known
  }
  if (known) throw new HttpError(409, 'shop-exists', 'This shop is here already: join it by a code of its own.')
  const belongs = community ?? FIRST_COMMUNITY
  await rows.shop.open({ epoch: newEpoch(now), epochStart: 0, sequence: 0, recovery: 0, community: belongs }, now)
  const opened = await Ledger.open(rows)
  if (!opened) throw new Error('the shop that was just opened is not there')
  return opened
}

/** Adds the device, or gives one that is there already its new secret; returns its role. */
async function addDevice(ledger: Ledger, shop: string, code: CodeRow, request: JoinRequest, now: number) {
  const { device, name, secret } = request
  const token = hashOf(secret)
  const before = await ledger.rows.devices.get(device)
  if (before === null) {
    await enlist(ledger, shop, newDevice(device, code.role, token, now, { signKey: request.sign ?? null }), name, now)
    return code.role
  }
  if (before.removedAt !== null) throw new HttpError(409, 'conflict', 'This device was removed: join as a new one.')
  // The old secret stays good until the new one has been used: the answer may be lost.
  if (before.token !== token) await ledger.rows.devices.save(device, { nextToken: token })
  return before.role
}

/** The shop's recovery card: one for all owners, renewed when it was used. */
async function recoveryCard(ledger: Ledger, secret: string, shop: string, used: CodeRow) {
  const renew = used.kind === 'recovery' || ledger.recovery === 0
  const { code, row } = recoveryCode(secret, shop, renew ? ledger.nextRecovery() : ledger.recovery)
  if (renew) await ledger.rows.codes.add(row)
  return { code, label: row.label }
}
