import { expect, test } from 'vitest'
import { inspect, MAX_PIXELS } from '../../src/photo/inspect.ts'
import { concat, jpegClaiming } from '../support/jpeg.ts'

const failure = async (file: Blob) => inspect(file).catch((error: { code: string }) => error.code)

test('as many pixels as the limit are let through, one row more is refused', async () => {
  const width = 8_000
  const height = MAX_PIXELS / width
  expect(await inspect(new Blob([jpegClaiming(width, height)]))).toMatchObject({ width, height })
  expect(await failure(new Blob([jpegClaiming(width, height + 1)]))).toBe('too-large')
})

test('a picture that says it has no pixels is damaged', async () => {
  expect(await failure(new Blob([jpegClaiming(0, 100)]))).toBe('damaged')
})

test('a file that is no picture is refused without reading the whole of it', async () => {
  const film = new Blob([concat(new TextEncoder().encode('\0\0\0\x18ftypisom'), new Uint8Array(1000))])
  film.arrayBuffer = () => Promise.reject(new Error('read to the end'))
  expect(await failure(film)).toBe('not-image')
})

test('a file that the system has taken away since it was picked is damaged, not an unknown error', async () => {
  const picked = new Blob([jpegClaiming(100, 100)])
  picked.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'))
  expect(await failure(picked)).toBe('damaged')
})
