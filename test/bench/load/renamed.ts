import { createHash, randomBytes } from 'node:crypto'
import { newId } from '../../../src/shared/domain/ids.ts'
import type { Taken } from '../../support/stalls.ts'

const NAME = 4
const SIZE = 4

/** The same picture as another file: a chunk that no reader of WebP looks at makes its hash its own. */
export function renamed({ photo, full, thumb }: Taken): Taken {
  const [ownFull, ownThumb] = [withChunk(full), withChunk(thumb)]
  return {
    photo: {
      ...photo,
      id: newId(),
      full: hashOf(ownFull),
      thumb: hashOf(ownThumb),
      fullSize: ownFull.byteLength,
      thumbSize: ownThumb.byteLength,
    },
    full: ownFull,
    thumb: ownThumb,
  }
}

function withChunk(webp: Buffer): Buffer {
  const mark = randomBytes(16)
  const head = Buffer.alloc(NAME + SIZE)
  head.write('note')
  head.writeUInt32LE(mark.byteLength, NAME)
  const whole = Buffer.concat([webp, head, mark])
  whole.writeUInt32LE(whole.byteLength - NAME - SIZE, NAME)
  return whole
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
