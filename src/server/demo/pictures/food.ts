/** Food and herbs as they stand on a table: few shapes, in the colours of what is in them. */

import type { Chance } from '../chance.ts'

export const VESSELS = ['jar', 'packet', 'bottle', 'tin', 'bundle', 'balls', 'plate', 'basket', 'sack'] as const

export interface FoodSpec {
  vessel: (typeof VESSELS)[number]
  /** Of what is in it, and of its label. */
  colour: string
  label: string
}

const WIDE = 1024
const HIGH = 768

export function foodSvg({ vessel, colour, label }: FoodSpec, chance: Chance): string {
  const [wall, table] = chance.pick([
    ['#e9dfcb', '#a9794f'],
    ['#dfe3d6', '#8a6242'],
    ['#f0e4d0', '#c39a6b'],
    ['#d8dedb', '#7a5a42'],
    ['#f3e9d8', '#96683f'],
  ])
  const level = chance.between(470, 540)
  const draw = { jar, packet, bottle, tin, bundle, balls, plate, basket, sack }[vessel]
  const turned = chance.is(0.5) ? '' : ` transform="translate(${WIDE} 0) scale(-1 1)"`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDE}" height="${HIGH}"><defs>
    <linearGradient id="round" x1="0" x2="1"><stop offset="0" stop-color="#000" stop-opacity=".38"/><stop offset=".22" stop-color="#fff" stop-opacity=".34"/><stop offset=".4" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".42"/></linearGradient>
    <radialGradient id="ball" cx=".36" cy=".3" r=".8"><stop offset="0" stop-color="#fff" stop-opacity=".6"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".45"/></radialGradient>
    <linearGradient id="light" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".4"/><stop offset="1" stop-color="#000" stop-opacity=".22"/></linearGradient>
    <filter id="soft"><feGaussianBlur stdDeviation="14"/></filter></defs>
    <rect width="${WIDE}" height="${HIGH}" fill="${wall}"/>
    <g${turned}>${leaf(chance.between(60, 200), level - 20, 1.5)}${leaf(chance.between(800, 920), level, 1.2)}</g>
    <rect y="${level}" width="${WIDE}" height="${HIGH - level}" fill="${table}"/>
    ${boards(level, chance)}
    <rect width="${WIDE}" height="${HIGH}" fill="url(#light)"/>
    <g${turned}>${draw(colour, label, chance)}</g></svg>`
}

const boards = (level: number, chance: Chance) =>
  Array.from({ length: 26 }, () => {
    const [x, y] = [chance.between(-200, WIDE), chance.between(level, HIGH)]
    return `<path d="M${x} ${y}h${chance.between(100, 500)}" stroke="#000" stroke-opacity="${chance.between(0.05, 0.16)}" stroke-width="${chance.between(1, 5)}"/>`
  }).join('')

const shadow = (x: number, y: number, rx: number) =>
  `<ellipse cx="${x + 30}" cy="${y}" rx="${rx}" ry="26" fill="#000" opacity=".4" filter="url(#soft)"/>`

/** A banana leaf leaning at the wall. */
const leaf = (x: number, y: number, size: number) =>
  `<g transform="translate(${x} ${y}) scale(${size}) rotate(${x > 400 ? 24 : -18})"><path d="M0 0q-90-170 0-330q90 160 0 330z" fill="#4f7f45"/><path d="M0 0v-320" stroke="#8fb46f" stroke-width="7"/><path d="M0-60l-42-44M0-120l-46-48M0-180l-42-46M0-60l42-44M0-120l46-48M0-180l42-46" stroke="#3e6a38" stroke-width="4"/></g>`

/** A paper label: a band in its dye, and a lozenge as the cloths of the village have. */
const label = (x: number, y: number, wide: number, high: number, dye: string) =>
  `<rect x="${x}" y="${y}" width="${wide}" height="${high}" rx="6" fill="#f8f2e2"/><rect x="${x}" y="${y + 12}" width="${wide}" height="20" fill="${dye}"/><rect x="${x}" y="${y + high - 32}" width="${wide}" height="20" fill="${dye}"/>
  <g transform="translate(${x + wide / 2} ${y + high / 2})" fill="${dye}"><path d="M0-46l40 46-40 46-40-46z"/><path d="M0-26l23 26-23 26-23-26z" fill="#f8f2e2"/><path d="M0-12l11 12-11 12-11-12z"/><path d="M-84-14l14 14-14 14-14-14zM84-14l14 14-14 14-14-14z"/></g>`

function grains(x: number, y: number, wide: number, high: number, colour: string, chance: Chance): string {
  return Array.from({ length: 130 }, () => {
    const [cx, cy, r] = [x + chance.next() * wide, y + chance.next() * high, chance.between(4, 15)]
    const [fill, opacity] = chance.pick([
      ['#000', 0.2],
      ['#fff', 0.24],
      [colour, 1],
    ])
    return `<ellipse cx="${cx}" cy="${cy}" rx="${r}" ry="${r * 0.7}" fill="${fill}" opacity="${opacity}" transform="rotate(${chance.below(180)} ${cx} ${cy})"/>`
  }).join('')
}

function jar(colour: string, dye: string, chance: Chance): string {
  const one = (
    x: number,
    y: number,
    size: number,
  ) => `<g transform="translate(${x} ${y}) scale(${size})">${shadow(0, 0, 190)}
    <rect x="-150" y="-350" width="300" height="350" rx="40" fill="${colour}"/>${grains(-130, -330, 260, 310, colour, chance)}
    <rect x="-150" y="-350" width="300" height="350" rx="40" fill="url(#round)"/>
    <rect x="-140" y="-420" width="280" height="82" rx="16" fill="${dye}"/><path d="M-140-395h280M-140-372h280" stroke="#000" stroke-opacity=".2" stroke-width="5"/><rect x="-140" y="-420" width="280" height="82" rx="16" fill="url(#round)"/>
    ${label(-112, -262, 224, 190, dye)}</g>`
  return chance.is(0.5) ? one(512, 660, 1.15) : one(650, 590, 0.82) + one(400, 670, 1.02)
}

function packet(colour: string, dye: string, chance: Chance): string {
  const one = (
    x: number,
    y: number,
    size: number,
    turn: number,
  ) => `<g transform="translate(${x} ${y}) scale(${size}) rotate(${turn})">${shadow(0, 0, 200)}
    <path d="M-165 0q-14-220-4-400l20-40h298l20 40q10 180-4 400q-160 22-330 0z" fill="#e9d9b4"/>
    <path d="M-120-300h240v250q-120 16-240 0z" fill="${colour}"/><g opacity=".9">${grains(-112, -292, 224, 236, colour, chance)}</g>
    <path d="M-150-440h300l8 46h-316z" fill="${dye}"/>${label(-118, -250, 236, 170, dye)}
    <path d="M-165 0q-14-220-4-400l20-40h298l20 40q10 180-4 400q-160 22-330 0z" fill="url(#round)" opacity=".7"/></g>`
  return chance.is(0.5) ? one(512, 660, 1.2, 0) : one(660, 610, 0.86, 5) + one(410, 670, 1, -4)
}

function bottle(colour: string, dye: string, chance: Chance): string {
  const one = (x: number, y: number, size: number) => {
    const shape = 'M-80 0q-16-6-16-24v-230q0-52 44-96v-90h104v90q44 44 44 96v230q0 18-16 24z'
    return `<g transform="translate(${x} ${y}) scale(${size})">${shadow(0, 0, 120)}<path d="${shape}" fill="${colour}"/><path d="${shape}" fill="url(#round)"/>
    <rect x="-56" y="-492" width="112" height="66" rx="12" fill="${dye}"/><rect x="-56" y="-492" width="112" height="66" rx="12" fill="url(#round)"/><g transform="scale(.86)">${label(-110, -260, 220, 190, dye)}</g></g>`
  }
  return one(380, 630, 0.92) + one(chance.between(580, 640), 670, 1.08)
}

function tin(colour: string, dye: string, chance: Chance): string {
  const one = (
    x: number,
    y: number,
    size: number,
    open: boolean,
  ) => `<g transform="translate(${x} ${y}) scale(${size})">${shadow(0, 0, 210)}
    <path d="M-180-110v90q0 60 180 60t180-60v-90z" fill="${dye}"/><path d="M-180-110v90q0 60 180 60t180-60v-90z" fill="url(#round)"/>
    <ellipse cy="-110" rx="180" ry="62" fill="${open ? '#e6e2d8' : dye}"/><ellipse cy="-110" rx="164" ry="52" fill="${open ? colour : '#f8f2e2'}"/>
    ${open ? '<path d="M-90-120q60-40 130-10t40 30" fill="none" stroke="#fff" stroke-opacity=".5" stroke-width="14"/>' : `<g transform="translate(0 -110) scale(1 .34)" fill="${dye}"><path d="M0-90l90 90-90 90-90-90z"/><path d="M0-50l50 50-50 50-50-50z" fill="#f8f2e2"/></g>`}</g>`
  return one(360, 560, 0.9, false) + one(chance.between(580, 680), 660, 1.25, true)
}

function bundle(colour: string, dye: string, chance: Chance): string {
  const stalks = Array.from({ length: 40 }, (_, index) => {
    const spread = (index - 20) * 0.9 + chance.between(-3, 3)
    const long = chance.between(330, 440)
    const leaves = Array.from({ length: 5 }, (_, at) => {
      const y = -80 - at * 66 - chance.between(0, 30)
      return `<ellipse cx="${at % 2 ? 16 : -16}" cy="${y}" rx="24" ry="10" transform="rotate(${at % 2 ? -38 : 38} 0 ${y})" fill="${colour}" opacity="${chance.between(0.7, 1)}"/>`
    }).join('')
    return `<g transform="rotate(${spread})"><path d="M0 120V-${long}" stroke="#54452b" stroke-width="7"/>${leaves}</g>`
  }).join('')
  return `<g transform="translate(512 560) rotate(${chance.between(-30, 30)}) scale(1.05)">${shadow(0, 130, 240)}${stalks}<rect x="-60" y="-26" width="120" height="58" rx="16" fill="${dye}"/><path d="M-60-8h120M-60 12h120" stroke="#fff" stroke-opacity=".5" stroke-width="5"/></g>`
}

/** Herbs tied up in cloth, to be steamed and pressed. */
function balls(colour: string, dye: string, chance: Chance): string {
  const one = (
    x: number,
    y: number,
    size: number,
  ) => `<g transform="translate(${x} ${y}) scale(${size})">${shadow(0, 0, 160)}
    <circle cy="-130" r="140" fill="#efe3c8"/><circle cy="-130" r="140" fill="${colour}" opacity=".26"/><circle cy="-130" r="140" fill="url(#ball)"/>
    <path d="M-30-262q30-26 60 0l22-150q-52 26-104 0z" fill="#efe3c8"/><path d="M-90-60q60-60 74-190M90-60q-60-60-74-190M0-20v-236" stroke="#8a7448" stroke-opacity=".5" stroke-width="6" fill="none"/>
    <rect x="-42" y="-286" width="84" height="34" rx="14" fill="${dye}"/></g>`
  return one(330, 600, 0.9) + one(700, 610, 0.94) + one(chance.between(490, 540), 690, 1.1)
}

function plate(colour: string, dye: string, chance: Chance): string {
  const sweets = Array.from({ length: 15 }, (_, index) => {
    const row = index < 7 ? 0 : index < 12 ? 1 : 2
    const x = ((index < 7 ? index - 3 : index < 12 ? index - 9 : index - 13) + chance.between(-0.1, 0.1)) * 92
    const y = -46 - row * 58
    return `<g transform="translate(${x} ${y}) rotate(${chance.between(-12, 12)})"><rect x="-44" y="-34" width="88" height="66" rx="20" fill="${colour}"/><rect x="-44" y="-34" width="88" height="66" rx="20" fill="url(#ball)"/><path d="M-20-16h40" stroke="${dye}" stroke-width="9" stroke-linecap="round"/></g>`
  }).join('')
  return `<g transform="translate(512 640) scale(1.1)">${shadow(0, 20, 380)}<ellipse rx="390" ry="86" fill="#f6efe0"/><ellipse rx="390" ry="86" fill="url(#round)" opacity=".4"/><ellipse cy="-8" rx="340" ry="66" fill="#4f7f45"/>${sweets}</g>`
}

function basket(colour: string, dye: string, chance: Chance): string {
  const fruit = Array.from({ length: 22 }, (_, index) => {
    const [x, y] = [
      ((index % 8) - 3.5) * 88 + chance.between(-14, 14),
      -170 - Math.floor(index / 8) * 62 + Math.abs((index % 8) - 3.5) * 8,
    ]
    const r = chance.between(52, 66)
    return `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}"/><circle cx="${x}" cy="${y}" r="${r}" fill="url(#ball)"/><path d="M${x} ${y - r}q14-24 40-20q-14 22-40 20z" fill="#4f7f45"/>`
  }).join('')
  const woven = Array.from({ length: 9 }, (_, row) =>
    Array.from({ length: 22 }, (_, column) =>
      (row + column) % 2
        ? ''
        : `<rect x="${-400 + column * 37}" y="${-180 + row * 24}" width="37" height="24" fill="#000" opacity=".2"/>`,
    ).join(''),
  ).join('')
  return `<g transform="translate(512 690) scale(.98)">${shadow(0, 10, 380)}${fruit}<clipPath id="b"><path d="M-400-180h800l-70 210q-330 46-660 0z"/></clipPath><g clip-path="url(#b)"><rect x="-400" y="-180" width="800" height="260" fill="#c89f5f"/>${woven}<rect x="-400" y="-180" width="800" height="260" fill="url(#round)" opacity=".7"/></g><rect x="-410" y="-196" width="820" height="34" rx="17" fill="${dye}"/></g>`
}

function sack(colour: string, dye: string, chance: Chance): string {
  return `<g transform="translate(512 690) scale(1.12)">${shadow(0, 0, 260)}<path d="M-220 0q-60-200 10-390q200 60 420 0q70 190 10 390q-220 30-440 0z" fill="#d9c49a"/><path d="M-220 0q-60-200 10-390q200 60 420 0q70 190 10 390q-220 30-440 0z" fill="url(#round)" opacity=".6"/>
  <ellipse cy="-392" rx="214" ry="56" fill="#bfa876"/><clipPath id="s"><ellipse cy="-400" rx="190" ry="48"/></clipPath><g clip-path="url(#s)"><rect x="-200" y="-460" width="400" height="120" fill="${colour}"/>${grains(-190, -450, 380, 100, colour, chance)}</g>${label(-140, -270, 280, 200, dye)}</g>`
}
