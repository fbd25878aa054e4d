/** What pictures that are drawn by hand share: the letters, lines that break, and the file in the end. */

import { WEAVES } from './band.tsx'

export const FONT = 'system-ui, "Noto Sans Thai", "Noto Sans Lao", sans-serif'

/** Breaks a text into lines of at most a width, in Thai too, where no space stands between words; by the pen's own letters. */
export function wrap(pen: CanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words(text)) {
    if (line !== '' && pen.measureText(line + word).width > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += word
  }
  return [...lines, line]
}

function words(text: string): string[] {
  // Firefox ESR knows it since 125; without it a line breaks at spaces.
  if (!('Segmenter' in Intl)) return text.split(/(?<= )/)
  return Array.from(new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text), ({ segment }) => segment)
}

/** @throws where the browser makes none: it has no memory left */
export async function pictureFile(canvas: HTMLCanvasElement, name: string): Promise<File> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('the picture could not be made')
  return new File([blob], name, { type: 'image/png' })
}

/** A woven band over the width of a picture; `thread` is its pixels a thread. */
export function drawBand(pen: CanvasRenderingContext2D, top: number, width: number, thread: number): void {
  const weave = WEAVES.khit
  const path = new Path2D(weave.path)
  pen.save()
  pen.translate(0, top)
  pen.scale(thread, thread)
  for (let x = 0; x * thread < width; x += weave.width) {
    pen.fill(path, 'evenodd')
    pen.translate(weave.width, 0)
  }
  pen.restore()
}
