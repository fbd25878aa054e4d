import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../../src/server/config.ts'
import { keepDoing } from '../../src/server/jobs.ts'
import { owe } from '../../src/server/push/owed.ts'
import { startServer } from '../../src/server/server.ts'
import type { Among } from '../../src/server/storage/among.ts'
import { openStorage } from '../../src/server/storage/open.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { freePort } from '../../tools/server-process.ts'
import { PushService } from '../support/push-service.ts'
import { bench, SILENT } from './kit.ts'

const [MINUTE, HOUR, DAY] = [60_000, 60 * 60 * 1000, 24 * 60 * 60 * 1000]
/** Milliseconds, on a machine that is busy. */
const SOON = { timeout: 10_000 }

test('a server that starts tells phones what was left untold, and clears away partial photos that nobody goes on with', async () => {
  const push = await PushService.open()
  onTestFinished(() => push[Symbol.asyncDispose]())
  const folder = await mkdtemp(join(tmpdir(), 'talat-jobs-'))
  const config = readConfig({ DATA_DIR: folder, HOST: '127.0.0.1', PORT: String(await freePort()) })
  const storage = await openStorage(config)
  onTestFinished(async () => {
    await storage.close()
    await rm(folder, { recursive: true })
  })
  const shop = newId()
  const now = Date.now()
  const [stale, fresh] = ['a'.repeat(64), 'b'.repeat(64)]
  const telling = { words: 'ask.push.title', body: 'ผ้าหมี่ขิด', tag: 'r1', path: '/orders/asked/r1' } as const
  await storage.transaction(shop, async (rows) => {
    await rows.photos.beginUpload(stale, 100, now - 31 * DAY)
    await rows.photos.beginUpload(fresh, 100, now - 29 * DAY)
    await rows.push.put({ device: newId(), language: 'en', ...push.subscription() })
    await owe(rows, telling, now - 5 * MINUTE)
  })
  const server = await startServer(config, SILENT, { shell: join(folder, 'no-app') })
  onTestFinished(() => server.stop())
  const uploads = () =>
    storage.transaction(shop, async ({ photos }) => [await photos.upload(stale), await photos.upload(fresh)])
  await expect.poll(() => push.told.length, SOON).toBe(1)
  await expect.poll(uploads, SOON).toEqual([null, expect.objectContaining({ size: 100 })])
  await expect.poll(() => storage.anywhere.shopsToTell(now + DAY), SOON).toEqual([])
})

test('jobs go on after the clock of the server went back a day', async () => {
  const { storage } = (await bench()).deps
  const clock = { now: Date.now() }
  const done: string[] = []
  const job = (name: string, every: number) => ({ name, every, run: async () => void done.push(name) })
  const stop = keepDoing({ storage, log: SILENT, now: () => clock.now }, [job('often', 0), job('each hour', HOUR)], 20)
  onTestFinished(() => stop())
  await expect.poll(() => [...new Set(done)], SOON).toEqual(['often', 'each hour'])
  clock.now -= DAY
  done.length = 0
  await expect.poll(() => [...new Set(done)], SOON).toEqual(['often', 'each hour'])
})

test('a server that stops while it asks for the lease gives it back behind that, and asks no more', async () => {
  const { storage } = (await bench()).deps
  const said: string[] = []
  let answer = (_: boolean) => {}
  const among: Pick<Among, 'hold' | 'release'> = {
    hold: () => {
      said.push('asked')
      return new Promise((done) => {
        answer = (isOurs) => {
          said.push('held')
          done(isOurs)
        }
      })
    },
    release: async () => void said.push('given back'),
  }
  const stop = keepDoing({ storage: { ...storage, among: among as Among }, log: SILENT, now: Date.now }, [], 20)
  await expect.poll(() => said, SOON).toEqual(['asked'])
  const stopped = stop()
  await pause(50)
  answer(true)
  await stopped
  expect(said).toEqual(['asked', 'held', 'given back'])
})
