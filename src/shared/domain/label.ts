/** The address of a parcel as its label has it. */

import type { Place } from './places.ts'
import type { ShopFields } from './records.ts'

export interface Address extends Place {
  /** House, village, road: what stands before the sub-district. */
  house: string
}

/** Who stands on one side of a parcel. */
export interface Addressee extends Address {
  name: string
  /** What a postman may dial; empty: none. */
  phone: string
}

const THAI = /[\u0e00-\u0e7f]/
const BANGKOK = /^(กรุงเทพ|กทม)/

/** The sender of a shop's parcels, as far as it was written down. */
export function senderOf(shop: ShopFields): Addressee {
  const { name, phone = '', house = '', subdistrict = '', district = '', province = '', postcode = '' } = shop
  return { name, phone, house, subdistrict, district, province, postcode }
}

/** What stands above the postcode, line by line; in Thai each place with the word that says what it is. */
export function addressLines({ house, subdistrict, district, province }: Address): string[] {
  const city = BANGKOK.test(province)
  const near = [
    titled(subdistrict, city ? 'แขวง' : 'ต.', /^(ต\.|ตำบล|แขวง)/),
    titled(district, city ? 'เขต' : 'อ.', /^(อ\.|อำเภอ|เขต)/),
  ]
  const lines = [house, near.filter(Boolean).join(THAI.test(district) ? ' ' : ', ')]
  return [...lines, city ? province : titled(province, 'จ.', /^(จ\.|จังหวัด)/)].filter((line) => line !== '')
}

/** Only Thai has such words, and a person may have typed them. */
function titled(name: string, title: string, has: RegExp): string {
  return THAI.test(name) && !has.test(name) ? title + name : name
}

/** Whether there is enough on a side for a parcel to find it. */
export function isAddressed({ name, house, subdistrict, district, province }: Addressee): boolean {
  return name !== '' && [house, subdistrict, district, province].some((part) => part !== '')
}
