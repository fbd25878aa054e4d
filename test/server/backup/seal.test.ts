import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { sealing, unsealing } from '../../../src/server/backup/seal.ts'

const KEY = Buffer.alloc(32, 7)
const PIECE = 1024 * 1024

async function* inParts(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function all(parts: AsyncIterable<Uint8Array>): Promise<Buffer[]> {
  const read: Buffer[] = []
  for await (const part of parts) read.push(Buffer.from(part))
  return read
}

const opened = async (sealed: Buffer, name = 'night', key = KEY) =>
  Buffer.concat(await all(unsealing(inParts(sealed, 100_000), key, name)))

test('a file of any length, in parts of any length, is after sealing and opening what it was', async () => {
  for (const length of [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 5]) {
    for (const size of [65_536, PIECE, 3 * PIECE]) {
      const bytes = randomBytes(length)
      const sealed = await all(sealing(inParts(bytes, size), KEY, 'night'))
      expect(sealed).toHaveLength(Math.max(1, Math.ceil(length / PIECE)))
      expect((await opened(Buffer.concat(sealed))).equals(bytes), `${length} ${size}`).toBe(true)
    }
  }
})

test('a piece that is changed, lacks, is moved, doubled or of another file is found out', async () => {
  const seal = (name: string) => all(sealing(inParts(Buffer.alloc(2 * PIECE + 5, 1), 65_536), KEY, name))
  const [one, two, three] = (await seal('night')) as [Buffer, Buffer, Buffer]
  const [, other] = (await seal('other')) as [Buffer, Buffer]
  expect((await opened(Buffer.concat([one, two, three]))).length).toBe(2 * PIECE + 5)
  const changed = Buffer.from(two)
  changed.writeUInt8(changed.readUInt8(99) ^ 1, 99)
  const forged = [
    [],
    [one],
    [one, two],
    [two, three],
    [two, one, three],
    [one, one, three],
    [one, changed, three],
    [one, other, three],
    [one, two, three, three],
  ]
  for (const [index, pieces] of forged.entries())
    await expect(opened(Buffer.concat(pieces)), String(index)).rejects.toThrow('does not open')
  await expect(opened(Buffer.concat([one, two, three]), 'other')).rejects.toThrow('does not open')
  await expect(opened(Buffer.concat([one, two, three]), 'night', Buffer.alloc(32, 8))).rejects.toThrow('does not open')
})
