/** Woven cloth, drawn: for pictures of the screens, so that no real photograph is needed or copied. */

import sharp from 'sharp'
import type { Photo } from '../support/hands.ts'

export interface Weave {
  ground: string
  figure: string
  accent: string
  pattern: 'mudmee' | 'khit' | 'check' | 'plain'
}

const SIZE = 900

/** A photograph of a cloth: its pattern, the grain of the threads, a fold, and the light from one side. */
export async function clothPhoto({ ground, figure, accent, pattern }: Weave): Promise<Photo> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}">
    <defs>
      ${PATTERNS[pattern](figure, accent)}
      <pattern id="thread" width="6" height="6" patternUnits="userSpaceOnUse">
        <path d="M0 1h3M3 4h3" stroke="#fff" stroke-opacity=".16"/><path d="M1 3v3M4 0v3" stroke="#000" stroke-opacity=".16"/>
      </pattern>
      <linearGradient id="light" x1="0" y1="0" x2="1" y2=".6">
        <stop offset="0" stop-color="#fff" stop-opacity=".28"/><stop offset=".45" stop-color="#fff" stop-opacity="0"/>
        <stop offset=".62" stop-color="#000" stop-opacity=".26"/><stop offset=".66" stop-color="#fff" stop-opacity=".12"/>
        <stop offset="1" stop-color="#000" stop-opacity=".22"/>
      </linearGradient>
    </defs>
    <rect width="100%" height="100%" fill="${ground}"/>
    <rect width="100%" height="100%" fill="url(#weave)"/>
    <rect width="100%" height="100%" fill="url(#thread)"/>
    <rect width="100%" height="100%" fill="url(#light)"/>
  </svg>`
  const buffer = await sharp(Buffer.from(svg)).blur(0.6).jpeg({ quality: 90 }).toBuffer()
  return { name: `${pattern}.jpg`, mimeType: 'image/jpeg', buffer }
}

const PATTERNS: Record<Weave['pattern'], (figure: string, accent: string) => string> = {
  mudmee: (figure, accent) => `<pattern id="weave" width="150" height="150" patternUnits="userSpaceOnUse">
    ${[62, 46, 30, 14].map((r, i) => lozenge(75, 75, r, i % 2 ? accent : figure)).join('')}
    ${lozenge(0, 0, 16, accent)}${lozenge(150, 0, 16, accent)}${lozenge(0, 150, 16, accent)}${lozenge(150, 150, 16, accent)}
  </pattern>`,
  khit: (figure, accent) => `<pattern id="weave" width="120" height="180" patternUnits="userSpaceOnUse">
    <rect y="8" width="120" height="10" fill="${accent}"/><rect y="150" width="120" height="6" fill="${accent}"/>
    ${lozenge(60, 84, 48, figure)}${lozenge(60, 84, 24, accent)}
    <path d="M0 60l18 24-18 24M120 60l-18 24 18 24" fill="none" stroke="${figure}" stroke-width="9"/>
  </pattern>`,
  check: (figure, accent) => `<pattern id="weave" width="160" height="160" patternUnits="userSpaceOnUse">
    <path d="M20 0v160M100 0v160M0 20h160M0 100h160" stroke="${figure}" stroke-width="34" stroke-opacity=".55"/>
    <path d="M60 0v160M140 0v160M0 60h160M0 140h160" stroke="${accent}" stroke-width="8" stroke-opacity=".8"/>
  </pattern>`,
  plain: (figure) => `<pattern id="weave" width="44" height="44" patternUnits="userSpaceOnUse">
    <path d="M0 22h44" stroke="${figure}" stroke-width="9" stroke-opacity=".22"/>
  </pattern>`,
}

/** A stepped lozenge, as tied threads make it. */
function lozenge(x: number, y: number, radius: number, fill: string): string {
  const steps = Math.max(2, Math.round(radius / 8))
  const step = radius / steps
  return Array.from({ length: 2 * steps }, (_, i) => {
    const width = (i < steps ? i + 1 : 2 * steps - i) * step
    return `<rect x="${x - width}" y="${y - radius + i * step}" width="${2 * width}" height="${step + 0.5}" fill="${fill}"/>`
  }).join('')
}
