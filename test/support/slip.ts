/** A payer's slip as a picture: a long screenshot of a bank's app, with its small QR at the foot. */

import { generate } from 'promptparse'
import sharp from 'sharp'
import { renderSVG } from 'uqr'
import type { Photo } from './hands.ts'

const ROWS = Array.from({ length: 12 }, (_, row) => ({ y: 400 + row * 90, width: 300 + row * 40 }))

export async function slipPicture(sendingBank: string, transRef: string): Promise<Photo> {
  return pictureOf(generate.slipVerify({ sendingBank, transRef }))
}

/** The same picture with the QR of any text. */
export async function pictureOf(text: string): Promise<Photo> {
  const app = `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="2340">
    <rect width="1080" height="2340" fill="#4e2a84"/>
    <rect x="60" y="300" width="960" height="1700" rx="40" fill="#fff"/>
    ${ROWS.map(({ y, width }) => `<rect x="120" y="${y}" width="${width}" height="34" fill="#333"/>`).join('')}
  </svg>`
  const qr = await sharp(Buffer.from(renderSVG(text, { ecc: 'M', border: 4 })))
    .resize(300, 300)
    .toBuffer()
  const buffer = await sharp(Buffer.from(app))
    .composite([{ input: qr, left: 660, top: 1640 }])
    .jpeg({ quality: 70 })
    .toBuffer()
  return { name: 'slip.jpg', mimeType: 'image/jpeg', buffer }
}
