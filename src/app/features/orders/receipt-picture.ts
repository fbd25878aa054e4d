/** The receipt as a picture, for a chat: drawn by hand, since a page cannot photograph itself. */

import { t } from '../../platform/language.ts'
import { drawBand, FONT, pictureFile, wrap } from '../../ui/pen.ts'
import type { Receipt } from './receipt.ts'

const WIDTH = 720
const EDGE = 48
const INK = '#161a2b'
const FAINT = '#4a4f63'
const INDIGO = '#26336e'
const RULE = '#d9d3c4'

interface Text {
  size: number
  weight?: 400 | 700
  align?: 'left' | 'center'
  colour?: string
}

export async function drawReceipt({ shop, title, number, code, when, seller, lines, sums }: Receipt): Promise<File> {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser draws no pictures')
  // Laid out first: how high the picture is, is known only then.
  const draws: (() => void)[] = []
  let y = 84

  function text(words: string, { size, weight = 400, align = 'left', colour = INK }: Text, room = WIDTH - 2 * EDGE) {
    if (!pen) return
    pen.font = `${weight} ${size}px ${FONT}`
    for (const line of wrap(pen, words, room)) {
      const at = y + size
      draws.push(() => {
        pen.font = `${weight} ${size}px ${FONT}`
        pen.fillStyle = colour
        pen.textAlign = align
        pen.fillText(line, align === 'center' ? WIDTH / 2 : EDGE, at)
      })
      y += Math.round(size * 1.6)
    }
  }
  /** An amount at the right of what was written last. */
  function amount(words: string, size: number, weight: 400 | 700) {
    if (!pen) return
    const at = y - Math.round(size * 0.6)
    draws.push(() => {
      pen.font = `${weight} ${size}px ${FONT}`
      pen.fillStyle = INK
      pen.textAlign = 'right'
      pen.fillText(words, WIDTH - EDGE, at)
    })
  }
  function rule() {
    const at = y + 12
    draws.push(() => {
      if (!pen) return
      pen.fillStyle = RULE
      pen.fillRect(EDGE, at, WIDTH - 2 * EDGE, 2)
    })
    y += 28
  }

  text(shop, { size: 44, weight: 700, align: 'center', colour: INDIGO })
  text([title, number].filter(Boolean).join(' · '), { size: 28, align: 'center' })
  text(when, { size: 26, align: 'center', colour: FAINT })
  if (seller) text(seller, { size: 26, align: 'center', colour: FAINT })
  rule()
  for (const line of lines) {
    text(line.name, { size: 30 })
    text(line.detail, { size: 26, colour: FAINT }, WIDTH - 2 * EDGE - 220)
    amount(line.amount, 30, 400)
    y += 8
  }
  rule()
  for (const sum of sums) {
    const size = sum.strong ? 36 : 28
    text(sum.label, { size, weight: sum.strong ? 700 : 400 }, WIDTH - 2 * EDGE - 240)
    amount(sum.amount, size, sum.strong ? 700 : 400)
  }
  y += 16
  text(t('receipts.thanks'), { size: 28, align: 'center', colour: FAINT })

  canvas.width = WIDTH
  canvas.height = y + 84
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, WIDTH, canvas.height)
  pen.fillStyle = INDIGO
  for (const top of [16, canvas.height - 58]) drawBand(pen, top, WIDTH, 3)
  for (const draw of draws) draw()
  return pictureFile(canvas, `receipt-${code || 'talat'}.png`)
}
