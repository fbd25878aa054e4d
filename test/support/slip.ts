/** A payer's slip as a picture: a long screenshot of a bank's app, with its small QR at the foot. */

import { generate } from 'promptparse'
import sharp from 'sharp'
import { qrPath } from '../../src/app/ui/qr-code.tsx'
import type { Photo } from './hands.ts'

export async function slipPicture(sendingBank: string, transRef: string): Promise<Photo> {
  return pictureOf(generate.slipVerify({ sendingBank, transRef }))
}

export async function pictureOf(text: string): Promise<Photo> {
  const { path, size } = qrPath(text)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="2340">
    <rect width="1080" height="2340" fill="#4e2a84"/>
    <rect x="60" y="300" width="960" height="1700" rx="40" fill="#fff"/>
    ${Array.from({ length: 12 }, (_, row) => `<rect x="120" y="${400 + row * 90}" width="${300 + row * 40}" height="34" fill="#333"/>`).join('')}
    <svg x="660" y="1640" width="300" height="300" viewBox="0 0 ${size} ${size}">
      <rect width="${size}" height="${size}" fill="#fff"/><path d="${path}" fill="#000"/>
    </svg>
  </svg>`
  const buffer = await sharp(Buffer.from(svg)).jpeg({ quality: 70 }).toBuffer()
  return { name: 'slip.jpg', mimeType: 'image/jpeg', buffer }
}
