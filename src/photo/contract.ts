/** What the page and the photo worker say to each other, and what comes of a photo. */

/** The files of one photo that are stored and sent; the camera's own file is never kept. */
export interface Prepared {
  full: PhotoFile
  thumb: PhotoFile
}

export interface PhotoFile {
  bytes: ArrayBuffer
  type: PhotoType
  /** SHA-256 of the bytes in lower-case hex: the photo's name everywhere. */
  hash: string
  width: number
  height: number
}

export type PhotoType = 'image/webp' | 'image/jpeg'

/** How far each step is along the way from choosing a photo to having it. */
export const PHOTO_STEPS = {
  queued: 0,
  reading: 0.05,
  decoding: 0.15,
  shrinking: 0.4,
  encoding: 0.5,
  done: 1,
} as const

export type PhotoStep = keyof typeof PHOTO_STEPS

export interface PhotoProgress {
  step: PhotoStep
  /** 0 to 1. */
  fraction: number
}

/**
 * Why a photo could not be prepared; the page has words for each.
 *
 * - `heic`: a HEIC photo in a browser that cannot decode it
 * - `empty`: a file of 0 bytes
 * - `not-image`: the bytes are not those of a picture, whatever the name says
 * - `damaged`: a picture that is cut short, cannot be decoded or can no longer be read
 * - `too-large`: more pixels than a phone can decode
 * - `no-memory`: the browser gave up on the way
 * - `cancelled`: the person did
 */
export type PhotoFailure = 'heic' | 'empty' | 'not-image' | 'damaged' | 'too-large' | 'no-memory' | 'cancelled'

/** The one error of the photo pipeline. Its message is for the log, its code for the person. */
export class PhotoError extends Error {
  override readonly name = 'PhotoError'
  readonly code: PhotoFailure

  constructor(code: PhotoFailure, detail: string = code) {
    super(detail)
    this.code = code
  }
}

/** Page to worker: one photo. The next is sent only after the answer: one at a time in memory. */
export interface PhotoJob {
  file: Blob
}

/** Worker to page: any number of steps, then exactly one of the other two. */
export type PhotoReply =
  | { kind: 'step'; step: PhotoStep }
  | { kind: 'prepared'; prepared: Prepared }
  | { kind: 'failed'; code: PhotoFailure; detail: string }
