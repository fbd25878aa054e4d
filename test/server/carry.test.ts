import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { sha256 } from '../../src/server/sync/hash.ts'
import { makeBundle, openAnswer } from '../../src/shared/carry/bundle.ts'
import { fromBase64, own, toBase64 } from '../../src/shared/carry/bytes.ts'
import { signGrant } from '../../src/shared/carry/invitation.ts'
import type { KeyPairText } from '../../src/shared/carry/seal.ts'
import { newSignPair } from '../../src/shared/carry/sign.ts'
import type { Bytes } from '../../src/shared/carry/subtle.ts'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import { answerContent, carryAnswer, keysAnswer } from '../../src/shared/protocol/carried.ts'
import type { BundleContent } from '../../src/shared/protocol/carry.ts'
import { type Granted, grantedAnswer } from '../../src/shared/protocol/grant.ts'
import { MAX_BUNDLE_BYTES, MAX_OPERATIONS } from '../../src/shared/protocol/limits.ts'
import type { WireOperation } from '../../src/shared/protocol/operations.ts'
import { giveAnswer } from '../../src/shared/protocol/repair.ts'
import { PROTOCOL } from '../../src/shared/protocol/version.ts'
import { jpegClaiming } from '../support/jpeg.ts'
import { figuresOf, KEEPER_TOKEN } from './figures.ts'
import { addPhone, type Bench, bench, nonce, openShop, Phone, post } from './kit.ts'
import { sale } from './trade.ts'

/** Says by which key a phone signs; the server's key. */
async function exchange(phone: Phone, sign: KeyPairText): Promise<Bytes> {
  const body = { nonce: nonce(), sign: toBase64(sign.public) }
  const { body: answer } = await post(phone.bench, '/api/carry/keys', body, keysAnswer, phone.token)
  return fromBase64(answer.seal) ?? new Uint8Array(0)
}

/** A phone that gives bundles, and the neighbour who brings them. */
async function village(on?: Bench) {
  const server = on ?? (await bench())
  const maker = await openShop(server)
  const neighbour = await openShop(server)
  const sign = await newSignPair()
  const seal = await exchange(maker, sign)
  const wrap = (operations: WireOperation[], more: Partial<BundleContent> = {}, files: Bytes[] = [], key = sign) => {
    const content: BundleContent = {
      protocol: PROTOCOL,
      shop: maker.shop,
      device: maker.device,
      cursor: maker.cursor,
      acked: 0,
      operations,
      waiting: operations.length,
      files: files.map((bytes) => ({ hash: sha256(bytes), size: bytes.byteLength })),
      ...more,
    }
    const json = own(gzipSync(JSON.stringify(content)))
    const head = { id: newId(), shop: 'ร้าน', made: server.clock.now }
    return makeBundle(head, { json, files }, key.private, seal)
  }
  const bring = async ({ bytes, answerKey }: { bytes: Bytes; answerKey: Bytes }) => {
    const body = { nonce: nonce(), bundle: toBase64(bytes) }
    const answered = await post(server, '/api/carry', body, carryAnswer, neighbour.token)
    if (answered.status !== 200) return { ...answered, inside: null }
    const inside = await openAnswer(fromBase64(answered.body.answer) ?? new Uint8Array(0), answerKey)
    return { ...answered, inside: answerContent.parse(JSON.parse(gunzipSync(inside ?? new Uint8Array(0)).toString())) }
  }
  return { server, maker, neighbour, sign, seal, wrap, bring }
}

test('a bundle of more operations than a request may have is taken whole, and its results are those of a sync', async () => {
  const { maker, wrap, bring } = await village()
  const operations = Array.from({ length: MAX_OPERATIONS + 5 }, () => maker.make('sale.record', sale()))
  const { body, inside } = await bring(await wrap(operations))
  expect(body.outcome).toBe('taken')
  expect(inside?.sync.results.map(({ id, outcome }) => [id, outcome])).toEqual(
    operations.map(({ id }) => [id, 'applied']),
  )
  await maker.pull()
  expect(maker.ofKind('order')).toHaveLength(operations.length)
  // The phone itself sends the same: it hears the same.
  const { body: again } = await maker.send(operations.slice(0, 3))
  expect(again.results).toEqual(inside?.sync.results.slice(0, 3))
})

test('an operation in a bundle that is refused is refused alone, and what it says of its phone’s clock is not believed', async () => {
  const { server, maker, wrap, bring } = await village()
  await maker.sync()
  const { lastContact } = await device(server, maker)
  server.clock.now += 3 * 24 * 60 * 60 * 1000
  const wrong = maker.make('good.edit', { good: newId(), fields: { name: 'x' }, based: {} })
  const { inside } = await bring(await wrap([wrong, maker.make('sale.record', sale())]))
  expect(inside?.sync.results).toMatchObject([{ outcome: 'refused', code: 'unknown-record' }, { outcome: 'applied' }])
  // Nothing was heard of the phone itself.
  expect((await device(server, maker)).lastContact).toBe(lastContact)
})

function device({ deps }: Bench, { shop, device: id }: Phone) {
  return deps.storage.transaction(shop, async ({ devices }) => {
    const row = await devices.get(id)
    if (!row) throw new Error('no such device')
    return row
  })
}

test('a thumbnail in a bundle is a photo of its shop if it is what its name says, and nothing else is', async () => {
  const { server, maker, wrap, bring } = await village()
  const picture = jpegClaiming(16, 16)
  const { inside } = await bring(await wrap([], {}, [picture, own(Buffer.from('<svg/>'))]))
  expect(inside?.files).toEqual([sha256(picture)])
  const headers = { Authorization: `Bearer ${maker.token}` }
  expect((await server.app.request(`/api/photos/${sha256(picture)}`, { headers })).status).toBe(200)
})

test('a photo that comes in a bundle is counted once, however often the bundle is brought', async () => {
  const { server, wrap, bring } = await village(await bench({ keeperToken: KEEPER_TOKEN }))
  const thumb = jpegClaiming(16, 16)
  const bundle = await wrap([], {}, [thumb])
  for (let times = 0; times < 2; times++) expect((await bring(bundle)).inside?.files).toEqual([sha256(thumb)])
  const figures = await figuresOf(server)
  expect(figures.get('talat_photos_total')).toBe(1)
  expect(figures.get('talat_photo_bytes_total')).toBe(thumb.byteLength)
})

test('a bundle of a later schema, or with a gap, waits sealed; that of a removed device is held for the owner', async () => {
  const { server, maker, sign, seal, neighbour, wrap, bring } = await village()
  const gap = { ...maker.make('sale.record', sale()), number: maker.number + 5 }
  expect((await bring(await wrap([gap]))).body.outcome).toBe('waiting')
  maker.number -= 1
  const newer = maker.make('sale.record', sale(), { schema: 99 })
  expect((await bring(await wrap([newer]))).body.outcome).toBe('waiting')
  const kept = await server.deps.storage.transaction(maker.shop, ({ bundles }) => bundles.of(maker.device))
  expect(kept).toHaveLength(2)
  maker.number -= 1
  const helper = await addPhone(maker, 'helper')
  expect(await exchange(helper, sign)).toEqual(seal)
  await maker.do('device.remove', { device: helper.device, based: {} })
  const { body, inside } = await bring(
    await wrap([helper.make('sale.record', sale())], { device: helper.device, cursor: helper.cursor }),
  )
  expect(body.outcome).toBe('taken')
  expect(inside?.sync).toMatchObject({ results: [{ outcome: 'held' }], page: [], kinds: [] })
  expect(neighbour.ofKind('held')).toEqual([])
})

test('what is no bundle, too large a one, or without a token comes to nothing, with the reason', async () => {
  const { server, neighbour, bring } = await village()
  const answerKey = new Uint8Array(32)
  expect((await bring({ bytes: own(Buffer.from('TALAT')), answerKey })).body).toMatchObject({
    error: { code: 'bundle-unreadable' },
  })
  expect((await bring({ bytes: new Uint8Array(MAX_BUNDLE_BYTES + 1), answerKey })).status).toBe(413)
  expect((await post(server, '/api/carry', { nonce: nonce(), bundle: 'AAAA' }, carryAnswer)).status).toBe(401)
  const body = { nonce: nonce(), bundle: 'ไม่ใช่' }
  expect((await post(server, '/api/carry', body, carryAnswer, neighbour.token)).status).toBe(400)
})

test('a helper whom an owner signed for is let in once, by whichever comes first, and sells under that device', async () => {
  const { server, maker, sign } = await village()
  const [id, secret, own] = [newId(), randomText(32), await newSignPair()]
  const said = { device: id, name: 'หลานนก', token: sha256(secret), sign: toBase64(own.public) }
  const text = JSON.stringify({ shop: maker.shop, by: maker.device, ...said, at: 1 } satisfies Granted)
  const grant = { text, signature: toBase64(await signGrant(sign.private, text)) }
  const letIn = () => post(server, '/api/join/granted', { nonce: nonce(), grant }, grantedAnswer)
  expect((await letIn()).status).toBe(200)
  expect((await letIn()).status).toBe(200)
  expect(await maker.do('device.bring', said)).toMatchObject({ outcome: 'applied' })
  const helper = new Phone(server, maker.shop, id, secret)
  expect(await helper.do('sale.record', sale())).toMatchObject({ outcome: 'applied' })
  await maker.pull()
  expect(maker.ofKind('device').map(({ fields }) => fields.name)).toEqual(['เครื่อง', 'หลานนก'])
  // Somebody else's device is not taken over by it.
  expect(await maker.do('device.bring', { ...said, token: sha256('x') })).toMatchObject({ code: 'exists' })
  // And no helper lets anybody in.
  expect(await helper.do('device.bring', { ...said, device: newId() })).toMatchObject({ code: 'forbidden' })
})

test('promise 12: a helper whose record another phone gave back to a restored server is let in by the owner’s word, and stays out where she was removed', async () => {
  const { server, maker, sign } = await village()
  for (const removed of [false, true]) {
    const [id, secret, own] = [newId(), randomText(32), await newSignPair()]
    const said = { device: id, name: 'หลานนก', token: sha256(secret), sign: toBase64(own.public) }
    const text = JSON.stringify({ shop: maker.shop, by: maker.device, ...said, at: 1 } satisfies Granted)
    const grant = { text, signature: toBase64(await signGrant(sign.private, text)) }
    const record = { id, fields: { name: 'หลานนก', role: 'owner', removed }, deleted: false, version: 'a.1' }
    const gift = { nonce: nonce(), kind: 'device', records: [record] }
    expect((await post(server, '/api/repair/give', gift, giveAnswer, maker.token)).body.taken).toBe(1)
    expect((await post(server, '/api/join/granted', { nonce: nonce(), grant }, grantedAnswer)).status).toBe(200)
    const helper = new Phone(server, maker.shop, id, secret)
    const sold = await helper.do('sale.record', sale())
    expect(sold?.outcome).toBe(removed ? 'held' : 'applied')
    // Her role is what the owner signed, whatever the record says.
    expect((await helper.code('helper')).status).toBe(removed ? 401 : 403)
  }
})
