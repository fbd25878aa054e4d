import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { keep } from '../../../src/server/admin/keep.ts'
import { readConfig } from '../../../src/server/config.ts'
import { exportShop } from '../../../src/server/export/export.ts'
import { KINDS } from '../../../src/shared/domain/records.ts'
import { typed } from '../../support/keeper.ts'
import { bench, NOON, openShop } from '../kit.ts'
import { cloth, line, sale } from '../trade.ts'

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'talat-export-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

/** A shop that has sold and deleted, with a photo; and another shop beside it. */
async function shopWithPhoto() {
  const there = await bench()
  const owner = await openShop(there)
  const [good, gone] = [cloth({ name: 'ผ้าหมี่ขิด' }), cloth()]
  await owner.sync([
    owner.make('good.add', good),
    owner.make('good.add', gone),
    owner.make('good.delete', { good: gone.good }),
    owner.make('sale.record', sale([line({ good: good.good })])),
  ])
  const other = await openShop(there)
  await other.do('good.add', cloth({ name: 'of another shop' }))
  const { photos, storage } = there.deps
  const [hash, lost] = ['a'.repeat(64), 'b'.repeat(64)]
  const bytes = Buffer.from('RIFF....WEBP and a picture')
  await photos.put(owner.shop, hash, bytes)
  await storage.transaction(owner.shop, async (rows) => {
    for (const one of [hash, lost]) await rows.photos.add({ hash: one, size: 26, type: 'image/webp' }, NOON)
  })
  return { there, owner, gone, hash, bytes }
}

test('a shop is taken out whole: every record of it and every photo, none of another shop’s, for the keeper’s eyes alone', async () => {
  const { there, owner, gone, hash, bytes } = await shopWithPhoto()
  const { storage } = there.deps
  const path = join(await folder(), 'shop.zip')
  const config = readConfig({ DATA_DIR: there.folder })
  const { facts } = await typed(storage, NOON, ['export', owner.shop.slice(-8), path], { config })
  const zip = unzipSync(await readFile(path))
  const rows = await storage.transaction(owner.shop, ({ records }) => records.feed(KINDS, 0, Number.MAX_SAFE_INTEGER))
  const lines = KINDS.flatMap((kind) =>
    (zip[`records/${kind}.jsonl`] ? strFromU8(zip[`records/${kind}.jsonl`] as Uint8Array) : '')
      .split('\n')
      .filter(Boolean)
      .map((text) => ({ kind, ...JSON.parse(text) })),
  )
  const byId = (one: { kind: string; id: string }, other: { kind: string; id: string }) =>
    `${one.kind} ${one.id}` < `${other.kind} ${other.id}` ? -1 : 1
  expect(lines.sort(byId)).toEqual(
    rows.map(({ kind, id, deleted, fields }) => ({ kind, id, deleted, fields })).sort(byId),
  )
  expect(lines.find(({ id }) => id === gone.good)).toMatchObject({ deleted: true })
  expect(Buffer.from(zip[`photos/${hash}.webp`] ?? []).equals(bytes)).toBe(true)
  expect(strFromU8(zip['README.txt'] ?? new Uint8Array())).toContain('format 1')
  expect(JSON.stringify(lines)).not.toContain('of another shop')
  expect(facts).toMatchObject({ shop: owner.shop, records: rows.length, photos: 1, lacking: 1 })
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  await expect(typed(storage, NOON, ['export', owner.shop, path], { config })).rejects.toThrow('is there already')
})

test('what is broken off leaves no file that looks whole', async () => {
  const { there, owner } = await shopWithPhoto()
  const path = await folder()
  const photos = { ...there.deps.photos, get: () => Promise.reject(new Error('the bucket is away')) }
  await expect(exportShop({ ...there.deps, photos }, owner.shop, join(path, 'shop.zip'))).rejects.toThrow('away')
  expect(await readdir(path)).toEqual([])
})

test('the demo is never filled into a folder with somebody’s shops', async () => {
  const { there, owner } = await shopWithPhoto()
  const said: unknown[] = []
  const say = (text: unknown) => void said.push(text)
  const around = { environment: { DATA_DIR: there.folder }, terminal: null, now: NOON, say, complain: say }
  expect(await keep(['demo'], around)).toBe(1)
  expect(said).toEqual([expect.stringMatching(/^DATA_DIR holds 2 shops that are not of the demo/)])
  expect(await there.deps.storage.anywhere.shops()).toContain(owner.shop)
})
