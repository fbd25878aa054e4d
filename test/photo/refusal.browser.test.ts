import { expect, test } from 'vitest'
import { preparePhoto } from '../../src/photo/bridge.ts'
import { PhotoError, type PhotoFailure, type PhotoStep } from '../../src/photo/contract.ts'
import { heicHeader, jpegClaiming } from '../support/jpeg.ts'
import { cloth, paint } from './pictures.ts'
import { realPhotosNamed } from './real-photos.ts'

interface Refused {
  name: string
  code: PhotoFailure
  bytes: () => Promise<Uint8Array<ArrayBuffer>>
}

const cut = async (bytes: Promise<Uint8Array<ArrayBuffer>>, share: number) => {
  const whole = await bytes
  return whole.slice(0, whole.length * share)
}

const files: Refused[] = [
  { name: 'an empty file', code: 'empty', bytes: async () => new Uint8Array() },
  { name: 'a text file', code: 'not-image', bytes: async () => new TextEncoder().encode('mudmee 1,800\n') },
  { name: 'a HEIC', code: 'heic', bytes: async () => heicHeader() },
  { name: 'half a JPEG', code: 'damaged', bytes: () => cut(paint(800, 600, cloth), 0.5) },
  { name: 'half a PNG', code: 'damaged', bytes: () => cut(paint(800, 600, cloth, 'image/png'), 0.5) },
  { name: 'half a WebP', code: 'damaged', bytes: () => cut(paint(800, 600, cloth, 'image/webp'), 0.5) },
  { name: 'a JPEG with rubbish inside', code: 'damaged', bytes: async () => jpegClaiming(800, 600) },
  { name: '100 megapixels', code: 'too-large', bytes: async () => jpegClaiming(11_600, 8_700) },
  ...realPhotosNamed(/\.heic$/).map(({ name, bytes }) => ({ name, code: 'heic' as const, bytes })),
  ...realPhotosNamed(/^phone.*jpg$/).map(({ name, bytes }) => ({
    name: `half of ${name}`,
    code: 'damaged' as const,
    bytes: () => cut(bytes(), 0.5),
  })),
]

test.each(files)('$name, named photo.jpg, is refused as $code and the next photo works', async ({ code, bytes }) => {
  const file = new File([await bytes()], 'photo.jpg', { type: 'image/jpeg' })
  const error = await preparePhoto(file).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(PhotoError)
  expect(error).toMatchObject({ code })
  await expect(preparePhoto(new Blob([await paint(800, 600, cloth)]))).resolves.toMatchObject({ full: { width: 800 } })
})

// Whether a browser decodes what is cut short is its own affair, and 100 megapixels would take the page with them.
const undecoded = files.filter(({ name }) => /^(half|100 megapixels)/.test(name))

test.each(undecoded)('$name: refused before anything is decoded', async ({ bytes }) => {
  const steps: PhotoStep[] = []
  const file = new Blob([await bytes()])
  await preparePhoto(file, { onProgress: ({ step }) => steps.push(step) }).catch(() => {})
  expect(steps).toEqual(['queued', 'reading'])
})
