/** The recovery card as a picture to keep: drawn by hand, since a page cannot photograph itself. */

import { FONT, pictureFile, wrap } from '../../ui/pen.ts'
import { qrPath } from '../../ui/qr-code.tsx'

interface Card {
  title: string
  name: string
  /** The code in its groups. */
  groups: string
  link: string
  lines: string[]
}

const WIDTH = 1080
const HEIGHT = 1500
const QR = 720

export async function drawCard({ title, name, groups, link, lines }: Card): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser draws no pictures')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  pen.fillStyle = '#26336e'
  pen.fillRect(0, 0, WIDTH, 24)
  pen.fillRect(0, HEIGHT - 24, WIDTH, 24)
  pen.textAlign = 'center'
  write(pen, title, 110, 44)
  write(pen, name, 190, 64)
  drawQr(pen, link, 230)
  write(pen, groups, 1030, 58)
  let y = 1110
  for (const line of lines) y = paragraph(pen, line, y, 36) + 24
  return pictureFile(canvas, 'talat-card.png')
}

function write(pen: CanvasRenderingContext2D, text: string, y: number, size: number) {
  pen.fillStyle = '#161a2b'
  pen.font = `700 ${size}px ${FONT}`
  pen.fillText(text, WIDTH / 2, y, WIDTH - 80)
}

function drawQr(pen: CanvasRenderingContext2D, link: string, top: number) {
  const { path, size } = qrPath(link)
  pen.save()
  pen.translate((WIDTH - QR) / 2, top)
  pen.scale(QR / size, QR / size)
  pen.fillStyle = '#000'
  pen.fill(new Path2D(path))
  pen.restore()
}

/** Writes a text over as many lines as it needs; returns where the next may begin. */
function paragraph(pen: CanvasRenderingContext2D, text: string, top: number, size: number): number {
  pen.fillStyle = '#161a2b'
  pen.font = `400 ${size}px ${FONT}`
  let y = top
  for (const line of wrap(pen, text, WIDTH - 120)) {
    pen.fillText(line, WIDTH / 2, y)
    y += size * 1.6
  }
  return y
}
