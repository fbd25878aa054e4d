/**
 * Makes the list of Thailand's sub-districts that the address picker searches, from a folder with the JSON files of
 * github.com/kongvut/thai-province-data (MIT): `node tools/addresses.ts <folder of province.json, …>`.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Place, writePlaces } from '../src/shared/domain/places.ts'
import { root } from './build/dist.ts'

interface Named {
  id: number
  name_th: string
  deleted_at: string | null
}

const OUT = join(root, 'src/app/platform/places.txt')

const folder = process.argv[2]
if (!folder)
  throw new Error(
    'usage: node tools/addresses.ts <folder with LICENSE, province.json, district.json, sub_district.json>',
  )

/** The licence asks to go along with every copy. */
const licence = readFileSync(join(folder, 'LICENSE'), 'utf8').replace(/\s+/g, ' ').trim()
const HEAD = `Sub-districts of Thailand with their postcodes, from github.com/kongvut/thai-province-data; made by tools/addresses.ts.
A province, then a line for each district: name, the postcode of most of it, sub-districts (=postcode where it is another).
${licence}`

const provinces = byId(read<Named>('province'))
const districts = byId(read<Named & { province_id: number }>('district'))
const places = read<Named & { district_id: number; zip_code: number }>('sub_district').flatMap((one): Place[] => {
  const district = districts.get(one.district_id)
  const province = district && provinces.get(district.province_id)
  if (!district || !province) return []
  return [
    {
      subdistrict: one.name_th,
      district: district.name_th,
      province: province.name_th,
      postcode: String(one.zip_code),
    },
  ]
})
writeFileSync(OUT, writePlaces(HEAD, places))
console.log(`${places.length} sub-districts in ${OUT}`)

function read<T extends Named>(name: string): T[] {
  const rows = JSON.parse(readFileSync(join(folder ?? '', `${name}.json`), 'utf8')) as T[]
  return rows.filter((row) => row.deleted_at === null)
}

function byId<T extends Named>(rows: T[]): Map<number, T> {
  return new Map(rows.map((row) => [row.id, row]))
}
