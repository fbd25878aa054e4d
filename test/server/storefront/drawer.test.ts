import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { Drawer } from '../../../src/server/storefront/photos/drawer.ts'
import { jpegClaiming } from '../../support/jpeg.ts'

const picture = () =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: '#26336e' } })
    .webp()
    .toBuffer()

/** What draws, as a program of the test's own. */
async function program(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'talat-drawer-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'draw.mjs')
  await writeFile(path, text)
  return path
}

test('a photograph is drawn in a process of its own; one that cannot be read stops none behind it', async () => {
  const drawer = new Drawer()
  await expect(drawer.draw({ bytes: new Uint8Array(99), size: 320, format: 'webp' })).rejects.toThrow(/unsupported/)
  const drawn = await drawer.draw({ bytes: await picture(), size: 320, format: 'jpg' })
  expect(await sharp(drawn).metadata()).toMatchObject({ format: 'jpeg', width: 320 })
})

test('who asks at once is served in turn', async () => {
  const busy = `let at = 0
    process.on('message', async ({ bytes }) => {
      at++
      await new Promise((done) => setTimeout(done, 20))
      process.send({ drawn: new Uint8Array([bytes[0], at]) })
      at--
    })`
  const drawer = new Drawer(await program(busy))
  const asked = [1, 2, 3].map((one) => drawer.draw({ bytes: new Uint8Array([one]), size: 320, format: 'webp' }))
  expect(await Promise.all(asked)).toEqual([1, 2, 3].map((one) => new Uint8Array([one, 1])))
})

test('a small file that claims to be a huge picture is refused before it is unpacked', async () => {
  const bomb = jpegClaiming(16_383, 16_383)
  const asked = { bytes: bomb, size: 320, format: 'webp' } as const
  await expect(new Drawer().draw(asked)).rejects.toThrow(/pixel limit/)
})

/** Holds up a process for ever, and leaves the machine to the others. */
const STANDS = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);'

test('a photograph that kills what draws it, or holds it up, costs itself alone', async () => {
  const asked = { bytes: new Uint8Array(1), size: 320, format: 'webp' } as const
  const dying = new Drawer(await program(`process.on('message', () => process.abort())`))
  for (let times = 0; times < 2; times++) await expect(dying.draw(asked)).rejects.toThrow('has died')
  const once = `process.on('message', ({ bytes }) => { if (bytes[0] === 0) ${STANDS} process.send({ drawn: bytes }) })`
  // Long enough for a process to start on a busy machine: the next photograph has its own.
  const slow = new Drawer(await program(once), 6000)
  await expect(slow.draw({ ...asked, bytes: new Uint8Array([0]) })).rejects.toThrow('too long')
  expect(await slow.draw({ ...asked, bytes: new Uint8Array([1]) })).toEqual(new Uint8Array([1]))
})

test('what draws photographs has none of the server’s secrets around it', async () => {
  process.env.S3_SECRET_ACCESS_KEY = 'only-for-the-server'
  onTestFinished(() => {
    delete process.env.S3_SECRET_ACCESS_KEY
  })
  const tells = `process.on('message', () => process.send({ wrong: JSON.stringify(process.env) }))`
  const drawer = new Drawer(await program(tells))
  const told = await drawer.draw({ bytes: new Uint8Array(1), size: 320, format: 'webp' }).catch(String)
  expect(told).toContain('MALLOC_ARENA_MAX')
  expect(told).not.toContain('only-for-the-server')
})
