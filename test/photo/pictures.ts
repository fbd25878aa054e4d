import type { PhotoFile } from '../../src/photo/contract.ts'

export type Context = OffscreenCanvasRenderingContext2D

/** Paints a picture and encodes it as a camera or a screenshot would. */
export async function paint(
  width: number,
  height: number,
  draw: (context: Context) => void,
  type = 'image/jpeg',
): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await canvas(width, height, draw).convertToBlob({ type, quality: 0.9 })
  return new Uint8Array(await blob.arrayBuffer())
}

export function canvas(width: number, height: number, draw: (context: Context) => void): OffscreenCanvas {
  const surface = new OffscreenCanvas(width, height)
  draw(contextOf(surface))
  return surface
}

/** Something with edges and colours. */
export function cloth(context: Context): void {
  const { width, height } = context.canvas
  for (let band = 0; band < 40; band++) {
    context.fillStyle = `hsl(${band * 47} 60% ${30 + (band % 5) * 10}%)`
    context.fillRect((band * width) / 40, 0, width / 40, height)
    context.fillRect(0, (band * height) / 40, width, height / 160)
  }
}

/** The worst case for a codec. */
export function noise(context: Context): void {
  speckle(context, 255)
}

/** What a small sensor adds to every photo. */
export function grain(context: Context): void {
  speckle(context, 24)
}

/** Lightens or darkens each value at random by up to half the strength. The numbers are the same in every run. */
function speckle(context: Context, strength: number): void {
  const { width, height } = context.canvas
  const pixels = context.getImageData(0, 0, width, height)
  let state = 1
  for (let i = 0; i < pixels.data.length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    const dither = ((state >>> 24) / 255 - 0.5) * strength
    pixels.data[i] = i % 4 === 3 ? 255 : (pixels.data[i] ?? 0) + dither
  }
  context.putImageData(pixels, 0, 0)
}

/** What a person would see: the pixels of a prepared file. */
export const pixelsOf = ({ bytes, type }: PhotoFile) => decoded(new Blob([bytes], { type }))

export async function decoded(blob: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(blob)
  return pixels(canvas(bitmap.width, bitmap.height, (context) => context.drawImage(bitmap, 0, 0)))
}

export const pixels = (surface: OffscreenCanvas) => contextOf(surface).getImageData(0, 0, surface.width, surface.height)

/** Red, green and blue at a place given in shares of width and height. */
export function colourAt(pixels: ImageData, x: number, y: number): number[] {
  const at = 4 * (Math.floor(y * pixels.height) * pixels.width + Math.floor(x * pixels.width))
  return [...pixels.data.slice(at, at + 3)]
}

function contextOf(surface: OffscreenCanvas): Context {
  const context = surface.getContext('2d')
  if (!context) throw new Error('no canvas')
  return context
}
