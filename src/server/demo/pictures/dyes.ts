/** Yarn as the pots of a village give it. */

import type { Chance } from '../chance.ts'

export type Colour = readonly [red: number, green: number, blue: number]

const YARN = {
  indigo: [30, 43, 92],
  indigo2: [54, 84, 146],
  indigo3: [128, 158, 196],
  lac: [150, 32, 52],
  lac2: [110, 20, 40],
  lac3: [204, 116, 112],
  turmeric: [222, 166, 44],
  turmeric2: [236, 206, 124],
  ebony: [42, 37, 34],
  ebony2: [86, 68, 56],
  padauk: [140, 74, 44],
  padauk2: [188, 128, 88],
  gamboge: [194, 146, 36],
  mud: [104, 94, 82],
  leaf: [44, 80, 56],
  leaf2: [120, 146, 88],
  purple: [78, 38, 84],
  cotton: [240, 231, 212],
  white: [248, 244, 234],
} as const satisfies Record<string, Colour>

export type Yarn = keyof typeof YARN

/** The colours of one cloth: its ground, its figure, and what sets the figure off. */
export interface Palette {
  /** Codes of the list of dyes. */
  dye: string
  /** How its colour is called in Thai and in English. */
  thai: string
  english: string
  yarns: readonly [ground: Yarn, figure: Yarn, accent: Yarn, light: Yarn]
}

export const PALETTES: readonly Palette[] = [
  { dye: 'indigo', thai: 'คราม', english: 'indigo', yarns: ['indigo', 'cotton', 'indigo3', 'white'] },
  { dye: 'lac', thai: 'ครั่ง', english: 'lac red', yarns: ['lac', 'turmeric2', 'ebony', 'cotton'] },
  { dye: 'ebony', thai: 'ดำมะเกลือ', english: 'ebony black', yarns: ['ebony', 'lac3', 'turmeric', 'cotton'] },
  { dye: 'turmeric', thai: 'เหลืองขมิ้น', english: 'turmeric', yarns: ['turmeric', 'lac2', 'leaf', 'white'] },
  { dye: 'indigo,turmeric', thai: 'เขียว', english: 'leaf green', yarns: ['leaf', 'turmeric2', 'lac', 'white'] },
  { dye: 'padauk', thai: 'น้ำตาลประดู่', english: 'padauk brown', yarns: ['padauk', 'cotton', 'indigo', 'turmeric2'] },
  { dye: 'lac,indigo', thai: 'ม่วง', english: 'purple', yarns: ['purple', 'lac3', 'turmeric', 'cotton'] },
  { dye: 'indigo', thai: 'ครามขาว', english: 'indigo on white', yarns: ['cotton', 'indigo', 'indigo3', 'indigo2'] },
  { dye: 'mud', thai: 'โคลน', english: 'mud grey', yarns: ['mud', 'white', 'ebony', 'lac3'] },
  { dye: 'gamboge', thai: 'เหลืองแก', english: 'old gold', yarns: ['gamboge', 'leaf', 'lac2', 'cotton'] },
  { dye: 'lac', thai: 'ชมพูครั่ง', english: 'lac rose', yarns: ['lac3', 'white', 'purple', 'turmeric2'] },
  { dye: 'indigo,lac', thai: 'ครามแดง', english: 'indigo and red', yarns: ['indigo', 'lac3', 'turmeric', 'cotton'] },
  { dye: 'indigo', thai: 'ฟ้าคราม', english: 'sky indigo', yarns: ['indigo3', 'indigo', 'white', 'lac'] },
  { dye: 'padauk,ebony', thai: 'เปลือกไม้', english: 'bark', yarns: ['ebony2', 'padauk2', 'turmeric2', 'cotton'] },
]

/** No two pots are alike. */
export function dyed({ yarns }: Palette, chance: Chance): Colour[] {
  return yarns.map((yarn) => {
    const depth = chance.between(0.93, 1.07)
    return YARN[yarn].map((part) =>
      Math.min(255, Math.round(part * depth + chance.between(-5, 5))),
    ) as unknown as Colour
  })
}
