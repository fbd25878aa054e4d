/** The goods of a shop of the demo: what each is in words, and how it is drawn. */

import { isCode, LISTS } from '../../shared/domain/lists.ts'
import { lists as en } from '../../shared/i18n/en/lists.ts'
import { lists as th } from '../../shared/i18n/th/lists.ts'
import type { Body } from '../../shared/protocol/operations.ts'
import { Chance } from './chance.ts'
import { FOODS, type Food } from './foods.ts'
import type { DemoShop } from './people.ts'
import { PALETTES } from './pictures/dyes.ts'
import type { FoodSpec } from './pictures/food.ts'
import type { ClothSpec } from './pictures/spec.ts'

export type GoodFields = Body<'good.add'>['fields']

export interface DemoGood {
  /** Seed of what belongs to it. */
  key: string
  fields: GoodFields
  drawn: { cloth: ClothSpec } | { food: FoodSpec }
  /** How many pictures it has. */
  pictures: number
  /** What its making costs, minor units. */
  cost: number
  /** In steps of its unit: made at a time, and sold at a time at most. */
  batch: number
  most: number
}

/** What the cloths of a category are: what one costs of cotton, in baht, its size, and whether it is one of a kind. */
interface Kind {
  price: number
  width: number
  length: number
  piece: boolean
  /** Patterns that it may bear; none: it is plain, or has rows of its own. */
  patterns: readonly string[]
  hours: number
}

const TIED = LISTS.pattern.filter((pattern) => pattern !== 'somdet')
const SMALL = ['betel', 'kaew-flower', 'turtle', 'diamond-flower']
const KINDS: Record<string, Kind> = {
  mudmee: { price: 1400, width: 100, length: 200, piece: true, patterns: TIED, hours: 60 },
  khit: { price: 950, width: 95, length: 200, piece: true, patterns: ['', 'somdet'], hours: 44 },
  'mudmee-khit': { price: 1900, width: 100, length: 200, piece: true, patterns: TIED, hours: 84 },
  'khao-ma': { price: 220, width: 80, length: 160, piece: false, patterns: [''], hours: 6 },
  sinh: { price: 1600, width: 100, length: 180, piece: true, patterns: TIED, hours: 64 },
  plain: { price: 380, width: 110, length: 200, piece: false, patterns: [''], hours: 9 },
  shawl: { price: 590, width: 60, length: 180, piece: false, patterns: ['', ...SMALL], hours: 16 },
  scarf: { price: 280, width: 35, length: 170, piece: false, patterns: [''], hours: 7 },
  'tin-chok': { price: 2100, width: 100, length: 180, piece: true, patterns: [''], hours: 90 },
  yok: { price: 1700, width: 100, length: 200, piece: true, patterns: SMALL, hours: 70 },
  praewa: { price: 2600, width: 40, length: 200, piece: true, patterns: [''], hours: 120 },
  squirrel: { price: 900, width: 100, length: 200, piece: false, patterns: [''], hours: 24 },
  sabai: { price: 680, width: 45, length: 180, piece: false, patterns: ['', ...SMALL], hours: 20 },
}
const SILK_TIMES = 2.4
const SATANG = 100

const STORIES = [
  'ลายนี้ได้มาจากยาย มัดด้วยเชือกกล้วยเหมือนสมัยก่อน',
  'ทอหน้าฝน ด้ายนุ่ม ผ้าเลยแน่นดี',
  'ย้อมสามหม้อกว่าจะได้สีนี้ หม้อหน้าคงไม่เหมือน',
  'ผืนนี้ทอตอนลูกหลับ คืนละนิด เดือนกว่าจึงเสร็จ',
  'วางสีเองทั้งผืน ไม่ได้ลอกใคร',
  'ด้ายเส้นเล็ก ใส่แล้วทิ้งตัว ออกงานได้',
]

export function goodsOf(shop: DemoShop, seed: string): DemoGood[] {
  const foods = FOODS[shop.key]
  if (foods) return foods.slice(0, shop.goods).map((food, index) => foodOf(food, `${shop.key} ${index}`))
  const turn = new Chance(seed, 'turn', shop.key).below(PALETTES.length)
  return Array.from({ length: shop.goods }, (_, index) =>
    clothOf(shop, index, turn, new Chance(seed, 'good', shop.key, index)),
  )
}

function clothOf(shop: DemoShop, index: number, turn: number, chance: Chance): DemoGood {
  const category = shop.cloths[index % shop.cloths.length] ?? 'plain'
  const kind = KINDS[category] ?? KINDS.plain
  // Step by step through all dyes: no shop has a colour twice before it has had every other.
  const palette = PALETTES[(turn + index * 5) % PALETTES.length]
  if (!kind || !palette) throw new Error(`${category} is no cloth of the demo`)
  const pattern = kind.patterns[(turn + index * 7) % kind.patterns.length] ?? ''
  const price = Math.round((kind.price * (shop.silk ? SILK_TIMES : 1) * chance.between(0.85, 1.25)) / 10) * 10 * SATANG
  const hours = kind.hours * (shop.silk ? 1.6 : 1) * chance.between(0.85, 1.2)
  const fields: GoodFields = {
    name: [th[`goods.category.${category as 'mudmee'}`], pattern && patternOf(th, pattern), palette.thai]
      .filter(Boolean)
      .join(' '),
    english: [
      en[`goods.category.${category as 'mudmee'}`],
      pattern && patternOf(en, pattern).toLowerCase(),
      palette.english,
    ]
      .filter(Boolean)
      .join(', '),
    price,
    unit: 'piece',
    hidden: false,
    category,
    fibre: shop.silk ? chance.pick(['silk', 'silk', 'cotton-silk']) : 'cotton',
    width: kind.width,
    length: kind.length,
    weight: Math.round((kind.width * kind.length * (shop.silk ? 0.013 : 0.021)) / 10) * 10,
    story: kind.piece || chance.is(0.3) ? chance.pick(STORIES) : '',
    sort: 'cloth',
    pattern,
    dye: palette.dye,
    loom: kind.piece ? 'hand' : chance.pick(['hand', 'fly']),
    minutes: Math.round(hours) * 60,
    weaver: chance.pick(shop.makers),
    care: shop.silk ? 'dry-clean,shade' : 'hand-wash,shade,no-bleach',
    piece: kind.piece,
    // A few things a shop sells at its stall alone.
    published: index !== shop.goods - 1,
  }
  return {
    key: `${shop.key} ${index}`,
    fields,
    drawn: { cloth: { category, pattern, palette, silk: shop.silk } },
    pictures: index === 0 ? 2 : 1,
    cost: Math.round((price * chance.between(0.4, 0.55)) / SATANG) * SATANG,
    batch: kind.piece ? 1 : 10 + chance.below(12),
    most: kind.piece ? 1 : 2,
  }
}

function patternOf(lists: Record<string, string>, pattern: string): string {
  return isCode('pattern', pattern) ? (lists[`goods.pattern.${pattern}`] ?? '') : pattern
}

const GRAMS = 1000

function foodOf(food: Food, key: string): DemoGood {
  const { name, english, category, price, grams, ingredients, allergens = '', storage, loose = false } = food
  const { vessel, colour, label } = food
  return {
    key,
    fields: {
      name,
      english,
      price: price * SATANG,
      unit: loose ? 'kilogram' : vessel === 'packet' ? 'pack' : 'piece',
      hidden: false,
      category,
      fibre: '',
      width: null,
      length: null,
      weight: null,
      story: '',
      sort: 'food',
      ...(loose ? {} : { netWeight: grams }),
      ingredients,
      allergens,
      storage,
      published: true,
    },
    drawn: { food: { vessel, colour, label } },
    pictures: 1,
    cost: Math.round(price * 0.5) * SATANG,
    batch: loose ? 40 * GRAMS : 36,
    most: loose ? 3 * GRAMS : 4,
  }
}
