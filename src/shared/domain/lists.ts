/**
 * The lists of words that describe goods, as codes: a field holds the code where the word is of its list, else what was
 * typed. The words of a code are messages, `goods.<list>.<code>`. Codes are only added, and none is renamed.
 */

/** Which questions are asked of a good. */
export const SORTS = ['cloth', 'food', 'other'] as const
export type Sort = (typeof SORTS)[number]

const CLOTH = [
  'mudmee',
  'khit',
  'mudmee-khit',
  'khao-ma',
  'sinh',
  'plain',
  'shawl',
  'scarf',
  'tin-chok',
  'yok',
  'praewa',
  'squirrel',
  'sabai',
  'by-metre',
  'shirt',
  'bag',
] as const

const FOOD = ['herb', 'tea', 'compress', 'balm', 'chilli', 'dried', 'sweets', 'fresh', 'rice', 'juice'] as const

export const LISTS = {
  category: [...CLOTH, ...FOOD, 'souvenir'],
  fibre: ['cotton', 'silk', 'cotton-silk', 'rayon', 'mill-silk', 'tetoron'],
  dye: ['indigo', 'lac', 'ebony', 'padauk', 'gamboge', 'turmeric', 'mud', 'chemical'],
  loom: ['hand', 'fly', 'machine'],
  pattern: [
    'kho',
    'naga-hook',
    'naga-twined',
    'nine-lanterns',
    'betel',
    'diamond-flower',
    'kaew-flower',
    'mak-beng',
    'turtle',
    'betel-garland',
    'ban-chiang',
    'somdet',
  ],
  care: ['hand-wash', 'dry-clean', 'shade', 'no-bleach'],
  allergen: ['peanut', 'tree-nut', 'shrimp', 'fish', 'milk', 'egg', 'soy', 'wheat', 'sesame'],
  storage: ['dry', 'fridge', 'freezer', 'soon'],
} as const satisfies Record<string, readonly string[]>

export type List = keyof typeof LISTS
export type Code<L extends List = List> = (typeof LISTS)[L][number]

/** The categories that a good of a sort is most often of: what its chips offer. */
export const CATEGORIES: Record<Sort, readonly Code<'category'>[]> = {
  cloth: CLOTH,
  food: FOOD,
  other: ['souvenir', 'shirt', 'bag'],
}

export function isCode<L extends List>(list: L, text: string): text is Code<L> {
  return (LISTS[list] as readonly string[]).includes(text)
}

/** What of a comma-separated field was chosen or typed: several dyes, several allergens. */
export function partsOf(text: string): string[] {
  return text
    .split(/[,،、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/**
 * Which questions to ask of a good whose category is this code, where nobody has said.
 * @param category a code, or a word of no list
 */
export function guessSort(category: string): Sort {
  if ((FOOD as readonly string[]).includes(category)) return 'food'
  return category === '' || (CLOTH as readonly string[]).includes(category) ? 'cloth' : 'other'
}

/** The marks that a good may bear, the rarest first. */
export const MARKS = [
  'peacock-gold',
  'peacock-silver',
  'peacock-blue',
  'peacock-green',
  'otop-1',
  'otop-2',
  'otop-3',
  'otop-4',
  'otop-5',
  'community-standard',
  'gi',
  'other',
] as const
export type Mark = (typeof MARKS)[number]
