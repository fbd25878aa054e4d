/** Who keeps the shops of the demo. Nobody of them exists; what could be mistaken for a way to reach them leads nowhere. */

import type { Body } from '../../shared/protocol/operations.ts'
import { NA_KHA_SLUG, PHU_KHAE_SLUG } from './communities.ts'

export interface DemoShop {
  /** Seed of all that belongs to it. */
  key: string
  community: string
  name: string
  english: string
  story: string
  place: string
  /** Those who make what it sells. */
  makers: readonly string[]
  /** Categories of its cloths, those it has most of more than once; of food shops none. */
  cloths: readonly string[]
  silk: boolean
  /** How many goods it has. */
  goods: number
  /** Sales on an ordinary day. */
  trade: number
}

export const SHOPS: readonly DemoShop[] = [
  {
    key: 'kham',
    community: NA_KHA_SLUG,
    name: 'ไหมแม่คำ',
    english: 'Mae Kham Silk',
    story:
      'แม่คำเลี้ยงไหมเองหลังบ้าน สาวไหมเอง มัดเอง ทอเอง ลายนาคเกี้ยวได้มาจากยาย ยายบอกว่านาคเฝ้าน้ำให้คนทั้งบ้าน\n\nผืนที่ยากที่สุดทอได้วันละไม่ถึงคืบ',
    place: 'แผง 1 แถวหน้า ตลาดผ้านาข่า',
    makers: ['แม่คำ', 'นางสมหมาย'],
    cloths: ['mudmee', 'sinh', 'shawl', 'mudmee-khit', 'praewa', 'scarf'],
    silk: true,
    goods: 13,
    trade: 0.5,
  },
  {
    key: 'daeng',
    community: NA_KHA_SLUG,
    name: 'ผ้าทอป้าแดง',
    english: 'Auntie Daeng',
    story: 'ป้าแดงย้อมครั่งมาสามสิบปี สีแดงของป้าไม่ตก ซักกี่น้ำก็ยังแดง มีผ้าซิ่น ผ้าคลุมไหล่ และผ้าขาวม้าไว้รับแขก',
    place: 'แผง 4 แถวหน้า ตลาดผ้านาข่า',
    makers: ['ป้าแดง', 'น้องส้ม'],
    cloths: ['sinh', 'shawl', 'khao-ma', 'tin-chok', 'mudmee', 'sabai'],
    silk: false,
    goods: 12,
    trade: 0.9,
  },
  {
    key: 'indigo',
    community: NA_KHA_SLUG,
    name: 'ครามบ้านยาย',
    english: 'Grandmother’s Indigo',
    story: 'หม้อครามของยายอายุมากกว่าหลาน ต้องเลี้ยงทุกเช้าเหมือนเลี้ยงลูก ผ้าของเราย้อมเก้าน้ำ ตากในร่ม ยิ่งใช้สียิ่งนวล',
    place: 'แผง 7 แถวกลาง ตลาดผ้านาข่า',
    makers: ['ยายบุญ', 'นางพิมพ์'],
    cloths: ['mudmee', 'shawl', 'khao-ma', 'scarf', 'plain', 'mudmee'],
    silk: false,
    goods: 12,
    trade: 0.8,
  },
  {
    key: 'khit',
    community: NA_KHA_SLUG,
    name: 'หมี่ขิดนาข่า',
    english: 'Na Kha Mudmee Khit',
    story: 'กลุ่มแม่บ้านสิบสองคน แบ่งกันมัด แบ่งกันทอ หมี่ขิดต้องจำไม้ขิดได้ทั้งผืน ผิดไม้เดียวต้องรื้อ',
    place: 'แผง 12 แถวกลาง ตลาดผ้านาข่า',
    makers: ['นางทองใบ', 'นางสุดใจ', 'นางหนูเล็ก'],
    cloths: ['mudmee-khit', 'khit', 'mudmee-khit', 'khit', 'yok', 'sabai'],
    silk: true,
    goods: 13,
    trade: 0.7,
  },
  {
    key: 'fai',
    community: NA_KHA_SLUG,
    name: 'ร้านน้องฝ้าย',
    english: 'Nong Fai Cotton',
    story: 'ปลูกฝ้ายเอง เข็นเอง ผ้าเลยมีปุ่มมีปม ใส่สบาย ซักง่าย ราคาไม่แรง',
    place: 'แผง 18 แถวหลัง ตลาดผ้านาข่า',
    makers: ['น้องฝ้าย', 'แม่น้อย'],
    cloths: ['plain', 'scarf', 'khao-ma', 'shawl', 'squirrel', 'plain'],
    silk: false,
    goods: 11,
    trade: 1.1,
  },
  {
    key: 'kittiya',
    community: NA_KHA_SLUG,
    name: 'กี่ทองผ้าไทย',
    english: 'Golden Loom',
    story: 'ช่างสามคน กี่สี่หลัง รับทอผ้าซิ่นงานแต่ง ลายตามแม่สั่ง สีตามใจเจ้าสาว',
    place: 'แผง 21 แถวหลัง ตลาดผ้านาข่า',
    makers: ['ช่างทอง', 'นางวันดี'],
    cloths: ['sinh', 'yok', 'mudmee', 'shawl', 'tin-chok', 'squirrel'],
    silk: true,
    goods: 11,
    trade: 0.5,
  },
  {
    key: 'ebony',
    community: NA_KHA_SLUG,
    name: 'มะเกลือดำ',
    english: 'Black Ebony',
    story: 'ผ้าย้อมมะเกลือต้องตากแดดแล้วย้อมซ้ำ สามสิบรอบกว่าจะดำสนิท กลิ่นดินกลิ่นแดดติดผ้ามาด้วย',
    place: 'แผง 25 ริมทาง ตลาดผ้านาข่า',
    makers: ['พ่อใหญ่มา', 'แม่ใหญ่สี'],
    cloths: ['mudmee', 'shawl', 'khit', 'khao-ma', 'scarf', 'squirrel'],
    silk: false,
    goods: 11,
    trade: 0.6,
  },
  {
    key: 'lai',
    community: NA_KHA_SLUG,
    name: 'สามสาวลายไทย',
    english: 'Three Sisters Weaving',
    story: 'สามพี่น้องกลับบ้านมาทอผ้า เอาลายเก่ามาวางสีใหม่ พี่ใหญ่มัด คนกลางย้อม น้องเล็กทอ',
    place: 'แผง 30 ริมทาง ตลาดผ้านาข่า',
    makers: ['พี่อ้อย', 'อ้อม', 'แอ๋ว'],
    cloths: ['mudmee', 'sabai', 'khit', 'mudmee-khit', 'scarf', 'sinh'],
    silk: true,
    goods: 12,
    trade: 0.7,
  },
  {
    key: 'herb',
    community: PHU_KHAE_SLUG,
    name: 'สมุนไพรป้าสาย',
    english: 'Auntie Sai Herbs',
    story: 'ป้าสายปลูกเองหลังบ้าน ตากแดดจัดสามวัน ห่อเล็ก ๆ ให้กินหมดก่อนหอมหาย',
    place: 'เรือนไม้หลังแรก ศูนย์พุแค',
    makers: ['ป้าสาย'],
    cloths: [],
    silk: false,
    goods: 9,
    trade: 1.2,
  },
  {
    key: 'chilli',
    community: PHU_KHAE_SLUG,
    name: 'น้ำพริกแม่แต๋ว',
    english: 'Mae Taeo’s Kitchen',
    story: 'ตำมือทุกกระปุก คั่วพริกตั้งแต่ตีสี่ สูตรของแม่ ไม่ใส่สี ไม่ใส่กันบูด',
    place: 'เรือนไม้หลังที่สอง ศูนย์พุแค',
    makers: ['แม่แต๋ว'],
    cloths: [],
    silk: false,
    goods: 8,
    trade: 1.3,
  },
  {
    key: 'sweets',
    community: PHU_KHAE_SLUG,
    name: 'ขนมบ้านครูนิด',
    english: 'Teacher Nid Sweets',
    story: 'ครูนิดเกษียณแล้วมากวนขนม ใช้น้ำตาลน้อย ใบตองจากสวนข้างบ้าน',
    place: 'เรือนไม้หลังที่สาม ศูนย์พุแค',
    makers: ['ครูนิด'],
    cloths: [],
    silk: false,
    goods: 8,
    trade: 1.2,
  },
  {
    key: 'garden',
    community: PHU_KHAE_SLUG,
    name: 'สวนลุงชม',
    english: 'Uncle Chom’s Garden',
    story: 'ลุงชมทำสวนไม่ใช้ยา มีอะไรสุกก็เก็บมาขาย ที่เหลือทำน้ำ ทำของแห้ง',
    place: 'ลานหน้าศูนย์พุแค',
    makers: ['ลุงชม'],
    cloths: [],
    silk: false,
    goods: 8,
    trade: 1,
  },
]

/** Digits that are nobody's: no bank pays to them and no telephone rings. */
export const NOBODY = '0000000000'

/** What stands behind a name that is made up. */
export const SAMPLE = '(ตัวอย่าง)'

export function nameOf({ name }: DemoShop): string {
  return `${name} ${SAMPLE}`
}

export function fieldsOf(shop: DemoShop): Body<'shop.edit'>['fields'] {
  const { english, story, place, community, key } = shop
  const udon = community === NA_KHA_SLUG
  return {
    window: true,
    english,
    story,
    place,
    hours: udon ? 'ทุกวัน 8:00–17:00' : 'ทุกวัน 9:00–16:30',
    contact: `000 000 0000 ${SAMPLE}`,
    phone: NOBODY,
    promptpay: NOBODY,
    hold: 48,
    house: `00 หมู่ 0 ${SAMPLE}`,
    subdistrict: udon ? 'นาข่า' : 'พุแค',
    district: udon ? 'เมืองอุดรธานี' : 'เฉลิมพระเกียรติ',
    province: udon ? 'อุดรธานี' : 'สระบุรี',
    postcode: udon ? '41000' : '18240',
    // Two have not agreed: the coordinator sees how that looks.
    agrees: key !== 'ebony' && key !== 'garden',
  }
}
