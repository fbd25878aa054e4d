import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { findPlaces, readPlaces, writePlaces } from '../../src/shared/domain/places.ts'
import { root } from '../../tools/build/dist.ts'

const text = readFileSync(join(root, 'src/app/platform/places.txt'), 'utf8')
const places = readPlaces(text)
const find = (typed: string) =>
  findPlaces(places, typed, 8).map(({ subdistrict, district, province, postcode }) =>
    [subdistrict, district, province, postcode].join(' '),
  )

test('the list has every sub-district of 77 provinces, each with five digits, in 60 KB at most, with its licence', () => {
  expect(places.length).toBeGreaterThan(7400)
  expect(new Set(places.map(({ province }) => province)).size).toBe(77)
  expect(places.filter(({ postcode }) => !/^\d{5}$/.test(postcode))).toEqual([])
  expect(places.filter(({ folded }) => folded === '')).toEqual([])
  expect(gzipSync(text).length).toBeLessThan(60 * 1024)
  expect(text).toContain('MIT License')
})

test('what is written is read back as it was, postcodes that are not the district’s own included', () => {
  const plain = places.map(({ folded: _, ...place }) => place)
  expect(readPlaces(writePlaces('head', plain)).map(({ folded: _, ...place }) => place)).toEqual(plain)
})

test('the four places called นาข่า are come first, told apart by district and province, and one more word finds the one', () => {
  const four = find('นาข่า').slice(0, 4)
  expect(new Set(four.map((one) => one.slice(-5)))).toEqual(new Set(['41000', '43110', '44120', '40160']))
  expect(find('นาข่า อุดร')).toEqual([expect.stringMatching(/อุดรธานี 41000$/)])
  expect(find('ต.นาข่า จ.อุดรธานี')).toHaveLength(1)
})

test('a postcode, a tone left out, and the beginning of a name find; one letter offers nothing', () => {
  expect(find('18240')).toContainEqual(expect.stringContaining('พุแค'))
  expect(find('นาขา')).toContainEqual(expect.stringContaining('นาข่า'))
  expect(find('พุแ')[0]).toContain('พุแค')
  expect(find('พ')).toEqual([])
})
