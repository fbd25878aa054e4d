/** The part of the photo bench that runs in the page (`test/bench/photo.bench.ts` drives it). */
import { preparePhoto } from '../../src/photo/bridge.ts'
import type { PhotoFile, PhotoType } from '../../src/photo/contract.ts'
import { decode } from '../../src/photo/decode.ts'
import { makePhoto } from '../../src/photo/pipeline.ts'
import { shrink } from '../../src/photo/shrink.ts'
import { cloth, decoded, grain, paint, pixels, pixelsOf } from './pictures.ts'
import { ssim } from './ssim.ts'

const RUNS = 5
const QUALITY = 0.75

let generated: Promise<Blob> | undefined

/** A photo as large as a usual phone's: 12 megapixels, with edges, colours and grain. */
function generate(): Promise<Blob> {
  generated ??= paint(4000, 3000, (context) => {
    cloth(context)
    grain(context)
  }).then((bytes) => new Blob([bytes]))
  return generated
}

/** Medians in whole milliseconds. */
export async function times() {
  const file = await generate()
  const canvas = shrink(await decode(file, 'jpeg'), 1280)
  const encoding = (type: PhotoType) => () => canvas.convertToBlob({ type, quality: QUALITY })
  return {
    worker: await median(() => preparePhoto(file)),
    main: await median(() => makePhoto(file, () => {})),
    webp: await median(encoding('image/webp')),
    jpeg: await median(encoding('image/jpeg')),
  }
}

/**
 * Bytes of both pictures, and of JPEGs as like the unencoded picture as they are: the same setting means different things
 * to the two codecs. Without an address: of the generated photo.
 */
export async function sizes(url?: string) {
  const file = url ? await (await fetch(url)).blob() : await generate()
  const { full, thumb } = await preparePhoto(file)
  const canvas = shrink(await decode(file, 'jpeg'), 1280)
  return {
    camera: file.size,
    full: full.bytes.byteLength,
    thumb: thumb.bytes.byteLength,
    fullJpeg: await equalJpeg(canvas, full),
    thumbJpeg: await equalJpeg(shrink(canvas, 320), thumb),
  }
}

/** The bytes of the JPEG that is as like the picture as the made file is; its quality is found by halving. */
async function equalJpeg(picture: OffscreenCanvas, made: PhotoFile): Promise<number> {
  const unencoded = pixels(picture)
  const wanted = ssim(unencoded, await pixelsOf(made))
  let [low, high, bytes] = [0.05, 1, 0]
  for (let step = 0; step < 7; step++) {
    const quality = (low + high) / 2
    const blob = await picture.convertToBlob({ type: 'image/jpeg', quality })
    bytes = blob.size
    if (ssim(unencoded, await decoded(blob)) < wanted) low = quality
    else high = quality
  }
  return bytes
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  await work()
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now()
    await work()
    taken.push(performance.now() - start)
  }
  return Math.round(taken.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0)
}
