import { PhotoError } from './contract.ts'
import type { PictureKind } from './formats/header.ts'

/**
 * Decodes a picture upright. The caller closes the bitmap.
 *
 * To honour the EXIF orientation is the default of every browser; asking for it by name
 * (`imageOrientation: 'from-image'`) is refused with a TypeError before Chrome 112 and Firefox 111, where the same
 * behaviour was called 'none'. So nothing is asked, and a test for each of the eight orientations watches.
 */
export async function decode(file: Blob, kind: PictureKind): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file)
  } catch (error) {
    throw new PhotoError(failureOf(error, kind), String(error))
  }
}

function failureOf(error: unknown, kind: PictureKind) {
  // Both failures are an InvalidStateError; only the words differ ("The ImageBitmap could not be allocated").
  if (/alloc|memory/i.test(String(error))) return 'no-memory'
  return kind === 'heic' ? 'heic' : 'damaged'
}
