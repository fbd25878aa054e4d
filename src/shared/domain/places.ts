/** The sub-districts of Thailand as the address picker searches them, and the text that they come in. */

import { groupBy } from '../group.ts'
import { foldForSearch } from './search.ts'

/** What stands below house and road in an address. */
export interface Place {
  subdistrict: string
  district: string
  province: string
  postcode: string
}

/** A place with its parts as a search compares them. */
export interface FoundPlace extends Place {
  folded: string
}

/** Between the lines that say whose the data is and the data. */
const BEGIN = '\n\n'

/** Each name once: a province a line, then a line for each of its districts. */
export function writePlaces(head: string, places: readonly Place[]): string {
  const lines = [...groupBy(places, ({ province }) => province)].flatMap(([province, of]) => [
    province,
    ...[...groupBy(of, ({ district }) => district)].map(([district, parts]) => districtLine(district, parts)),
  ])
  return `${head}${BEGIN}${lines.join('\n')}\n`
}

function districtLine(district: string, parts: readonly Place[]): string {
  const most = [...groupBy(parts, ({ postcode }) => postcode)].sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? ''
  const names = parts.map(({ subdistrict, postcode }) => subdistrict + (postcode === most ? '' : `=${postcode}`))
  return `\t${district}\t${most}\t${names.join(',')}`
}

/** Reads what `writePlaces` wrote. */
export function readPlaces(text: string): FoundPlace[] {
  const places: Place[] = []
  let province = ''
  for (const line of text.slice(text.indexOf(BEGIN) + BEGIN.length).split('\n')) {
    const [name = '', district = '', most = '', parts = ''] = line.split('\t')
    if (name) province = name
    for (const part of parts ? parts.split(',') : []) {
      const [subdistrict = '', postcode = most] = part.split('=')
      places.push({ subdistrict, district, province, postcode })
    }
  }
  // Folded in one go: seven thousand single calls take a slow phone ten times as long.
  const folded = foldForSearch(places.map((one) => Object.values(one).join(' ')).join('|')).split('|')
  return places.map((place, index) => ({ ...place, folded: folded[index] ?? '' }))
}

/** The words that stand before the names of places, written or not. */
const TITLES = /(^| )(ตำบล|ต\.|แขวง|อำเภอ|อ\.|จังหวัด|จ\.)\s*/g

/**
 * Places that have each word of what was typed, those first whose sub-district or postcode begins with it: of several of
 * one name each is told apart by its district and province.
 */
export function findPlaces(places: readonly FoundPlace[], typed: string, limit: number): Place[] {
  const query = foldForSearch(typed.replace(TITLES, '$1'))
  if (query.length < 2) return []
  const words = query.split(' ')
  const first = words[0] ?? ''
  const rank = ({ folded }: FoundPlace) =>
    folded.startsWith(`${first} `) ? 0 : folded.startsWith(first) || folded.endsWith(query) ? 1 : 2
  return places
    .filter(({ folded }) => words.every((word) => folded.includes(word)))
    .map((place) => ({ place, rank: rank(place) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ place: { folded: _, ...place } }) => place)
}
