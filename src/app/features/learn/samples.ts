/** The goods of the practice shop, and their pictures: drawn, so that nothing has to be fetched. */

import type { Key } from '../../../shared/i18n/messages.ts'

export interface Sample {
  name: Extract<Key, `practice.good.${string}`>
  /** Minor units. */
  price: number
  cost: number
  quantity: number
  draw: (context: CanvasRenderingContext2D) => void
}

export const SIDE = 640
const STEP = 80
const [INDIGO, LAC, LEAF, TURMERIC, COTTON, BROWN] = ['#26336e', '#9b1c31', '#1e5b3a', '#f2b01e', '#fbf8f1', '#7a5a3a']

export const SAMPLES: readonly Sample[] = [
  { name: 'practice.good.mudmee', price: 180000, cost: 95000, quantity: 2, draw: lozenges(INDIGO, TURMERIC) },
  { name: 'practice.good.khit', price: 120000, cost: 60000, quantity: 3, draw: lozenges(LAC, COTTON) },
  { name: 'practice.good.check', price: 25000, cost: 12000, quantity: 8, draw: checks(LEAF, TURMERIC) },
  { name: 'practice.good.scarf', price: 45000, cost: 20000, quantity: 5, draw: stripes(TURMERIC, LAC) },
  { name: 'practice.good.bag', price: 35000, cost: 15000, quantity: 4, draw: bag },
  { name: 'practice.good.honey', price: 15000, cost: 8000, quantity: 10, draw: jar },
]

function ground(context: CanvasRenderingContext2D, colour: string) {
  context.fillStyle = colour
  context.fillRect(0, 0, SIDE, SIDE)
}

function lozenges(cloth: string, figure: string): Sample['draw'] {
  return (context) => {
    ground(context, cloth)
    context.fillStyle = figure
    for (let y = 0; y < SIDE; y += STEP * 2) {
      for (let x = 0; x < SIDE; x += STEP * 2) {
        // Stepped, as a loom makes them.
        for (let row = 0; row < 8; row++) {
          const half = 10 * (row < 4 ? row + 1 : 8 - row)
          context.fillRect(x + STEP - half, y + 40 + row * 10, half * 2, 9)
        }
      }
      context.fillRect(0, y, SIDE, 8)
    }
  }
}

function checks(cloth: string, figure: string): Sample['draw'] {
  return (context) => {
    ground(context, cloth)
    context.globalAlpha = 0.6
    context.fillStyle = figure
    for (let at = 0; at < SIDE; at += STEP) {
      context.fillRect(at, 0, STEP / 2, SIDE)
      context.fillRect(0, at, SIDE, STEP / 2)
    }
    context.globalAlpha = 1
  }
}

function stripes(cloth: string, figure: string): Sample['draw'] {
  return (context) => {
    ground(context, cloth)
    context.fillStyle = figure
    for (let at = 0; at < SIDE; at += STEP) context.fillRect(0, at, SIDE, at % (STEP * 2) === 0 ? 44 : 14)
  }
}

function bag(context: CanvasRenderingContext2D) {
  ground(context, COTTON)
  context.strokeStyle = BROWN
  context.lineWidth = 22
  context.beginPath()
  context.arc(SIDE / 2, 260, 150, Math.PI, 0)
  context.stroke()
  context.fillStyle = INDIGO
  context.fillRect(130, 250, 380, 300)
  context.fillStyle = LAC
  context.fillRect(130, 340, 380, 60)
  context.fillStyle = TURMERIC
  for (let x = 150; x < 500; x += 60) context.fillRect(x, 355, 30, 30)
}

function jar(context: CanvasRenderingContext2D) {
  ground(context, COTTON)
  context.fillStyle = BROWN
  context.fillRect(210, 90, 220, 70)
  context.fillStyle = TURMERIC
  context.fillRect(180, 160, 280, 400)
  context.fillStyle = COTTON
  context.fillRect(180, 290, 280, 160)
  context.fillStyle = LEAF
  context.fillRect(210, 330, 220, 24)
  context.fillRect(210, 380, 140, 24)
}
