import { encode } from 'uqr'

/** Modules of white around a QR: what the standard asks for. */
const BORDER = 4
/** Trying all eight masks takes eight times as long as the rest; frames are as good as random, and any mask will do. */
const MASK = 0

/**
 * Draws a frame, black on white in every theme, each module as many whole pixels of the screen as there is room for: with
 * uneven ones a camera reads less.
 * @param room width and height in CSS pixels
 */
export function drawFrame(canvas: HTMLCanvasElement, text: string, room: number): void {
  // Level L: a frame that is lost costs one more (see `device/frames/format.ts`).
  const { data, size } = encode(text, { ecc: 'L', border: BORDER, maskPattern: MASK })
  const context = canvas.getContext('2d')
  if (!context) return
  if (canvas.width !== size) {
    canvas.width = size
    canvas.height = size
  }
  const ratio = globalThis.devicePixelRatio || 1
  const pixels = Math.max(1, Math.floor((room * ratio) / size))
  canvas.style.width = `${(size * pixels) / ratio}px`
  const picture = context.createImageData(size, size)
  const colours = new Uint32Array(picture.data.buffer)
  for (const [y, row] of data.entries())
    for (const [x, dark] of row.entries()) colours[y * size + x] = dark ? BLACK : WHITE
  context.putImageData(picture, 0, 0)
}

const WHITE = 0xffffffff
const BLACK = new Uint32Array(new Uint8Array([0, 0, 0, 255]).buffer)[0] ?? 0
