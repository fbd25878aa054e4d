/**
 * Numbers of the harmonized system (six digits, the edition of 2022) that goods like these are mostly declared under, and
 * English words for them. Suggestions, to be checked with the post: what counts is what a good really is.
 */

import { type Code, guessSort, isCode, type Sort } from './lists.ts'

/** Each with the meaning in short; the screens say it in their own language (`papers.hs.<code>`). */
export const HS = [
  '500720',
  '500790',
  '520842',
  '521215',
  '540753',
  '540833',
  '620459',
  '620452',
  '620610',
  '620630',
  '621410',
  '621440',
  '621490',
  '420222',
  '630492',
  '630251',
  '100630',
  '121190',
  '081340',
  '170490',
  '190590',
  '200989',
  '210390',
  '210690',
  '300490',
  '330499',
] as const
export type Hs = (typeof HS)[number]

type Fibre = Code<'fibre'>
type Category = Code<'category'>

const SILK: readonly Fibre[] = ['silk', 'mill-silk']
const isSilk = (fibre: string) => SILK.some((one) => one === fibre)

/** Woven fabric, in the piece: by what it is woven of. Hand-woven cloth is mostly of yarns of different colours. */
function fabric(fibre: string): Hs[] {
  if (isSilk(fibre)) return ['500720']
  if (fibre === 'cotton-silk') return ['521215', '500790']
  if (fibre === 'rayon') return ['540833']
  if (fibre === 'tetoron') return ['540753']
  return fibre === 'cotton' ? ['520842'] : ['520842', '500720']
}

function shawl(fibre: string): Hs[] {
  if (isSilk(fibre)) return ['621410']
  if (fibre === 'rayon') return ['621440']
  return fibre === '' ? ['621490', '621410'] : ['621490']
}

/** A tube that is sewn is a skirt; what is not is fabric. */
function sinh(fibre: string): Hs[] {
  return [...(fibre === 'cotton' ? (['620452'] as const) : (['620459'] as const)), ...fabric(fibre)]
}

const both = (fibre: string): Hs[] => [...shawl(fibre), ...fabric(fibre)]

interface Known {
  words: string
  hs: (fibre: string) => Hs[]
}

const cloth = (words: string, hs: (fibre: string) => Hs[] = fabric): Known => ({ words, hs })
const food = (words: string, ...hs: Hs[]): Known => ({ words, hs: () => hs })

const KNOWN: Record<Category, Known> = {
  mudmee: cloth('MUDMEE (IKAT) FABRIC'),
  khit: cloth('KHIT PATTERNED FABRIC'),
  'mudmee-khit': cloth('MUDMEE KHIT (IKAT) FABRIC'),
  'khao-ma': cloth('CHECKED LOINCLOTH', (fibre) => [...fabric(fibre), ...shawl(fibre)]),
  sinh: cloth('TUBE SKIRT', sinh),
  plain: cloth('PLAIN FABRIC'),
  shawl: cloth('SHAWL', shawl),
  scarf: cloth('SCARF', shawl),
  'tin-chok': cloth('TUBE SKIRT WITH WOVEN HEM', sinh),
  yok: cloth('BROCADE FABRIC'),
  praewa: cloth('PATTERNED SHAWL', both),
  squirrel: cloth('TWISTED YARN FABRIC'),
  sabai: cloth('SHOULDER CLOTH', shawl),
  'by-metre': cloth('FABRIC'),
  shirt: cloth('SHIRT', (fibre) =>
    isSilk(fibre) ? ['620610'] : fibre === 'cotton' ? ['620630'] : ['620630', '620610'],
  ),
  bag: cloth('TEXTILE BAG', () => ['420222']),
  herb: food('DRIED HERBS', '121190'),
  tea: food('HERBAL TEA', '121190', '210690'),
  compress: food('HERBAL COMPRESS', '121190', '300490'),
  balm: food('HERBAL BALM', '300490', '330499'),
  chilli: food('CHILLI PASTE', '210390'),
  dried: food('DRIED FOOD', '210690', '081340'),
  sweets: food('SWEETS', '170490', '190590'),
  // Each fruit and root has a number of its own, and most may not be posted.
  fresh: food('FRESH PRODUCE'),
  rice: food('MILLED RICE', '100630'),
  juice: food('FRUIT JUICE', '200989'),
  souvenir: cloth('TEXTILE SOUVENIR', () => ['630492', '630251']),
}

const FIBRES: Record<Fibre, string> = {
  cotton: 'COTTON',
  silk: 'SILK',
  'cotton-silk': 'COTTON SILK',
  rayon: 'RAYON',
  'mill-silk': 'SILK',
  tetoron: 'POLYESTER',
}

/** What a good says of itself, its words as codes. */
export interface Described {
  category: string
  fibre: string
  loom?: string | undefined
  sort?: Sort | undefined
}

/** Numbers to choose from, the likeliest first; none for what only a person can tell. */
export function suggestHs({ category, fibre, sort }: Described): Hs[] {
  if (isCode('category', category)) return KNOWN[category].hs(fibre)
  const asked = sort ?? guessSort(category)
  if (asked === 'food') return ['210690', '121190']
  return asked === 'cloth' ? fabric(fibre) : ['630492', '420222']
}

/** English words to begin with; empty where nothing is known of it. Nothing is called hand woven that nobody said is. */
export function suggestWords({ category, fibre, loom }: Described): string {
  if (!isCode('category', category)) return ''
  const { words } = KNOWN[category]
  if (guessSort(category) === 'food') return words
  const of = isCode('fibre', fibre) ? `${FIBRES[fibre]} ` : ''
  return `${loom === 'hand' || loom === 'fly' ? 'HAND WOVEN ' : ''}${of}${words}`
}
