import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase45, toBase45 } from '../../src/device/frames/base45.ts'
import { crc32 } from '../../src/device/frames/crc32.ts'
import { BLOCK, readFrame, writeFrame } from '../../src/device/frames/format.ts'
import { framesOf } from '../../src/device/frames/frames-of.ts'
import { Gathering } from '../../src/device/frames/gathering.ts'
import { root } from '../../tools/build/dist.ts'

const text = (written: string) => new TextEncoder().encode(written)

describe('the format of frames', () => {
  test('Base45 and CRC-32 are those of their standards', () => {
    // RFC 9285, 4.3 and 4.4; the check of CRC-32/ISO-HDLC.
    expect(['AB', 'Hello!!', 'base-45', 'ietf!'].map((one) => toBase45(text(one)))).toEqual([
      'BB8',
      '%69 VD92EX0',
      'UJCLQE7W581',
      'QED8WEX0',
    ])
    expect(crc32(text('123456789'))).toBe(0xcbf43926)
  })

  test('Base45 gives back any bytes, and nothing for what it did not write', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase45(toBase45(bytes))).toEqual(bytes)
      }),
    )
    expect(['A', 'BB8A', 'GGW', ':::', '::', 'bb8', 'BB8é'].map(fromBase45)).toEqual(Array(7).fill(null))
  })

  test('frames that an app of version 1 has shown are read for ever, and shown the same', () => {
    const kept = JSON.parse(readFileSync(join(root, 'test/fixtures/frames-1.json'), 'utf8')) as {
      bytes: string
      block: number
      frames: Record<string, string>
    }
    const bytes = Uint8Array.fromHex(kept.bytes)
    const frames = framesOf(bytes, kept.block)
    const shown = Object.keys(kept.frames).map((index) => [index, frames.at(Number(index))])
    expect(Object.fromEntries(shown)).toEqual(kept.frames)

    const gathering = new Gathering()
    for (const frame of Object.values(kept.frames)) gathering.take(frame)
    expect(gathering.bytes).toEqual(bytes)
  })

  test('a frame of a full block fills a QR of version 16 at level L and no larger one', () => {
    const frame = framesOf(new Uint8Array(10 * BLOCK)).at(0)
    expect(frame).toMatch(/^[0-9A-Z $%*+./:-]{852,854}$/)
  })

  test('any one letter that was misread is noticed', () => {
    const frame = framesOf(text('ผ้าหมี่ขิดลายนาค'.repeat(9)), 100).at(3)
    const misread = fc.tuple(fc.nat(frame.length - 1), fc.constantFrom(...'0123456789ABCDEFXYZ $%*+-./:'))
    fc.assert(
      fc.property(misread, ([at, letter]) => {
        fc.pre(frame[at] !== letter)
        expect(readFrame(frame.slice(0, at) + letter + frame.slice(at + 1))).toBeNull()
      }),
    )
  })

  test('any other QR, and a head that contradicts itself, is no frame and breaks nothing', () => {
    const gathering = new Gathering()
    const whole = { checksum: 0, length: 4, blocks: 2, index: 0, block: new Uint8Array(2) }
    const wrong = [
      { ...whole, blocks: 0 },
      { ...whole, blocks: 3 },
      { ...whole, length: 5 },
      { ...whole, length: 2 ** 31, blocks: 0xffff, block: new Uint8Array(32_769) },
      { ...whole, length: 1, blocks: 9, block: new Uint8Array(1) },
    ]
    const others = ['https://talat.example/#join=abc', '', '00020101021129', 'QED8WEX0', ...wrong.map(writeFrame)]
    expect(others.map((one) => gathering.take(one))).toEqual(others.map(() => 'other'))
    expect(gathering.progress).toBe(0)
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789ABCDEF %:') }), (other) => {
        expect(gathering.take(other)).toBe('other')
      }),
    )
  })

  test('more bytes than frames can carry are refused before the first is shown', () => {
    expect(() => framesOf(new Uint8Array(2 * 1024 * 1024 + 1))).toThrow(RangeError)
  })
})

describe('gathering', () => {
  test('any enough frames give the bytes: in any order, doubled, with some lost and another transfer in between', () => {
    const given = fc.record({
      bytes: fc.uint8Array({ maxLength: 2000 }),
      others: fc.uint8Array({ minLength: 1, maxLength: 300 }),
      block: fc.integer({ min: 1, max: 120 }),
      seed: fc.infiniteStream(fc.nat(999)),
    })
    fc.assert(
      fc.property(given, ({ bytes, others, block, seed }) => {
        const frames = framesOf(bytes, block)
        const stray = framesOf(others, 50)
        const gathering = new Gathering()
        let progress = 0
        for (let read = 0; !gathering.bytes; read++) {
          expect(read).toBeLessThan(4 * frames.blocks + 60)
          const chance = seed.next().value
          // Half from anywhere in the first passes, half as they come; now and then the neighbour's screen.
          if (chance % 5 === 0) gathering.take(stray.at(chance % stray.blocks))
          if (gathering.bytes) break
          const index = chance % 2 ? read : (chance * 7) % (5 * frames.blocks + 5)
          gathering.take(frames.at(index))
          gathering.take(frames.at(index))
          expect(gathering.needed).toBe(frames.blocks)
          expect(gathering.progress).toBeGreaterThanOrEqual(progress)
          progress = gathering.progress
        }
        const whole = gathering.bytes
        expect([bytes, others]).toContainEqual(whole)
      }),
      { numRuns: 60 },
    )
  })

  test('without a loss the blocks alone are enough, and each brings the same step', () => {
    const bytes = crypto.getRandomValues(new Uint8Array(1000))
    const frames = framesOf(bytes, 100)
    const gathering = new Gathering()
    const steps = Array.from({ length: 10 }, (_, index) => {
      gathering.take(frames.at(index))
      return gathering.progress
    })
    expect(steps).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
    expect(gathering.bytes).toEqual(bytes)
    expect(gathering.take(frames.at(0))).toBe('known')
  })

  test('of what fits into one frame every frame is enough', () => {
    const bytes = text('ผ้าไหม')
    for (let index = 0; index < 20; index++) {
      const gathering = new Gathering()
      gathering.take(framesOf(bytes).at(index))
      expect(gathering.bytes).toEqual(bytes)
    }
  })

  test('in 99 of 100 transfers 1.15 times as many frames as blocks are enough, whichever are read', () => {
    const bytes = crypto.getRandomValues(new Uint8Array(60 * 8))
    const frames = framesOf(bytes, 8)
    const needed = Array.from({ length: 300 }, (_, run) => {
      const gathering = new Gathering()
      let read = 0
      // Begun in the middle, and only sums: nothing is a block by itself.
      while (!gathering.bytes) gathering.take(frames.at(frames.blocks + run * 1000 + read++))
      return read / frames.blocks
    }).sort((a, b) => a - b)
    expect(needed[Math.floor(needed.length * 0.99)]).toBeLessThanOrEqual(1.15)
  })

  test('a misread frame that passes its check costs a new beginning, not the bytes', () => {
    const bytes = crypto.getRandomValues(new Uint8Array(500))
    const frames = framesOf(bytes, 100)
    const frame = readFrame(frames.at(0))
    if (!frame) throw new Error('no frame')
    const gathering = new Gathering()
    gathering.take(writeFrame({ ...frame, block: frame.block.map((byte) => byte ^ 1) }))
    for (let index = 1; index < 5; index++) gathering.take(frames.at(index))
    expect([gathering.bytes, gathering.progress]).toEqual([null, 0])
    for (let index = 0; index < 5; index++) gathering.take(frames.at(index))
    expect(gathering.bytes).toEqual(bytes)
  })

  test('a bundle as large as one may be is put together from its sums alone', () => {
    const bytes = new Uint8Array(360 * 1024).map((_, at) => at * at * 31)
    const frames = framesOf(bytes)
    const gathering = new Gathering()
    for (let index = frames.blocks; !gathering.bytes; index++) gathering.take(frames.at(index))
    expect(gathering.bytes && crc32(gathering.bytes)).toBe(crc32(bytes))
  })
})
