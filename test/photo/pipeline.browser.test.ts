import { afterEach, expect, test, vi } from 'vitest'
import { makePhoto } from '../../src/photo/pipeline.ts'
import { cloth, paint } from './pictures.ts'

const photo = new Blob([await paint(1600, 1200, cloth)])
const code = (promise: Promise<unknown>) => promise.catch((error: { code: string }) => error.code)

/** The pictures that the pipeline decodes. A closed one has no width. */
function watchDecoded(): ImageBitmap[] {
  const decoded: ImageBitmap[] = []
  const decode = globalThis.createImageBitmap
  vi.stubGlobal('createImageBitmap', async (file: Blob) => {
    const bitmap = await decode(file)
    decoded.push(bitmap)
    return bitmap
  })
  return decoded
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test('the decoded picture is given back before anything is encoded', async () => {
  const decoded = watchDecoded()
  const widths: number[] = []
  await makePhoto(photo, (step) => {
    if (step === 'encoding') widths.push(...decoded.map(({ width }) => width))
  })
  expect(widths).toEqual([0])
})

test('a canvas that cannot be had is said to be a lack of memory, and the decoded picture is given back', async () => {
  const decoded = watchDecoded()
  vi.spyOn(OffscreenCanvas.prototype, 'getContext').mockReturnValue(null)
  expect(await code(makePhoto(photo, () => {}))).toBe('no-memory')
  expect(decoded.map(({ width }) => width)).toEqual([0])
})

test('a canvas that stays blank without a word is not taken for a photo', async () => {
  const draws = OffscreenCanvasRenderingContext2D.prototype
  vi.spyOn(draws, 'fillRect').mockImplementation(() => {})
  vi.spyOn(draws, 'drawImage').mockImplementation(() => {})
  expect(await code(makePhoto(photo, () => {}))).toBe('no-memory')
})

test('a picture too large for the memory left is not called damaged', async () => {
  const refusal = new DOMException('The ImageBitmap could not be allocated.', 'InvalidStateError')
  vi.stubGlobal('createImageBitmap', () => Promise.reject(refusal))
  expect(await code(makePhoto(photo, () => {}))).toBe('no-memory')
})
