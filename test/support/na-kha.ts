/** Ban Na Kha as it could be: a community, its shops, and cloths with their stories, for pictures and figures of its pages. */

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { newId } from '../../src/shared/domain/ids.ts'
import { root } from '../../tools/build/dist.ts'
import type { ServerProcess } from '../../tools/server-process.ts'
import { Random } from '../faults/random.ts'
import { clothPhoto, type Weave } from '../screens/cloth.ts'
import { cloth } from '../server/trade.ts'
import { codeIn } from './hands.ts'
import { Stall, type Taken, taken } from './stalls.ts'

const PATTERNS = ['mudmee', 'khit', 'check', 'plain'] as const satisfies Weave['pattern'][]
const DYES = ['#26336e', '#9b1c31', '#1e5b3a', '#2b2622', '#c98a12', '#5b3a6e', '#7a4a2b', '#35607a']
const ACCENTS = ['#f2e3c2', '#f2b01e', '#e6d7d0', '#d8e2dc', '#ffffff']
const NAMES = [
  ['ผ้าหมี่ขิด ลายนาคเกี้ยว', 'Mudmee khit, twined nagas', 'mudmee-khit'],
  ['ผ้ามัดหมี่ไหม ลายหมี่ขอ', 'Silk mudmee, hooks', 'mudmee'],
  ['ผ้าขาวม้า ย้อมคราม', 'Pha khao ma, indigo', 'khao-ma'],
  [
    'ผ้าซิ่นตีนจก ลายโบราณทอมือทั้งผืนจากไหมบ้านย้อมครั่งสามน้ำ',
    'Sinh with tin chok border, old pattern, home silk in three baths of lac',
    'sinh',
  ],
  ['ผ้าคลุมไหล่ฝ้าย ย้อมมะเกลือ', 'Cotton shawl, ebony fruit', 'shawl'],
] as const
const SHOPS = [
  ['ผ้าทอป้าแดง', 'Auntie Daeng’s weaving'],
  ['ไหมแม่คำ', 'Mae Kham Silk'],
  ['ครามบ้านยาย', 'Grandmother’s Indigo'],
  ['หมี่ขิดนาข่า', 'Na Kha Mudmee Khit'],
  ['ร้านน้องฝ้าย', 'Nong Fai Cotton'],
] as const
const STORY =
  'แม่ทอผืนนี้สามเดือน ลายนาคเกี้ยวได้มาจากยาย ยายบอกว่านาคเฝ้าน้ำให้คนทั้งบ้าน\n\nย้อมครามในหม้อที่บ้าน เก้าน้ำ ตากในร่ม สีจะนวลขึ้นเมื่อใช้ไป'

export interface NaKha {
  /** The paths of one of each page, without a language. */
  community: string
  shop: string
  piece: string
  stalls: Stall[]
}

interface Size {
  shops: number
  pieces: number
  /** Photographs to take in place of drawn cloths, as far as they go. */
  photos?: Buffer[]
}

/** Runs a command of the keeper beside the server. */
export async function keeper(server: ServerProcess, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['src/server/admin/main.ts', ...args], {
    cwd: root,
    env: server.env,
  })
  return stdout
}

export async function fillNaKha(server: ServerProcess, { shops, pieces, photos = [] }: Size): Promise<NaKha> {
  const random = new Random(11)
  await keeper(
    server,
    'community',
    'na-kha',
    ...said('th', 'ตลาดผ้านาข่า'),
    '--map',
    '17.4483,102.7883',
    '--rates',
    'LAK=650 CNY=0.2 USD=0.029',
  )
  await keeper(server, 'community', 'na-kha', ...said('en', 'Na Kha cloth market'))
  const cameras = [...photos]
  while (cameras.length < Math.min(12, pieces) + photos.length) {
    const weave = {
      ground: random.pick(DYES),
      figure: random.pick(ACCENTS),
      accent: random.pick(DYES),
      pattern: random.pick(PATTERNS),
    }
    cameras.push((await clothPhoto(weave)).buffer)
  }
  const pictures = await Promise.all(cameras.map((camera) => taken(camera)))
  const stalls: Stall[] = []
  let first = ''
  for (let index = 0; index < shops; index++) {
    const [name, english] = SHOPS[index % SHOPS.length] ?? SHOPS[0]
    const code = codeIn(await keeper(server, 'code', '--community', 'na-kha'))
    const stall = await Stall.open(server.origin, code, {
      name: index < SHOPS.length ? name : `${name} ${index}`,
      english,
      story: 'เราทอผ้ามาสามรุ่น ทุกผืนย้อมด้วยสีจากต้นไม้รอบบ้าน',
      place: `แผงที่ ${index + 1} ตลาดผ้านาข่า`,
      hours: 'ทุกวัน 8:00–17:00',
      contact: '081 234 5678',
    })
    stalls.push(stall)
    for (const picture of new Set(pictures)) if (pieces > 0) await stall.upload(picture)
    first = (await fill(stall, Math.ceil(pieces / shops), pictures, random)) || first
  }
  const [stall] = stalls
  return { community: '/c/na-kha', shop: `/s/${stall?.shop ?? ''}`, piece: `/p/${first}`, stalls }
}

function said(language: 'th' | 'en', name: string): string[] {
  const thai = language === 'th'
  return [
    ...['--language', language, '--name', name],
    ...[
      '--story',
      thai
        ? 'ร้อยยี่สิบร้าน คนทอเอง ขายเอง ผ้าหมี่ขิดของนาข่ามีที่นี่ที่เดียว'
        : 'A hundred and twenty shops whose owners weave. Mudmee khit of Na Kha is made here and nowhere else.',
    ],
    ...['--place', thai ? 'ตลาดผ้านาข่า อ.เมือง จ.อุดรธานี' : 'Na Kha market, Mueang Udon Thani'],
    ...[
      '--way',
      thai
        ? 'จากเมืองอุดร 16 กม. ทางไปหนองคาย รถสองแถวสาย 6'
        : '16 km from Udon Thani on the road to Nong Khai; songthaew 6.',
    ],
    ...['--hours', thai ? 'ทุกวัน 8:00–17:00' : 'Every day, 8:00–17:00'],
    ...['--sight', thai ? 'ทะเลบัวแดง' : 'Red lotus lake', '--sight', thai ? 'บ้านเชียง' : 'Ban Chiang'],
  ]
}

/** @returns the good of the last one, which stands first */
async function fill(stall: Stall, count: number, pictures: readonly Taken[], random: Random): Promise<string> {
  let last = ''
  const deeds = Array.from({ length: count }, (_, index) => {
    const [name, english, category] = NAMES[index % NAMES.length] ?? NAMES[0]
    const one = index === count - 1
    const shown = one ? [random.pick(pictures), ...pictures.slice(0, 2)] : [random.pick(pictures)]
    const good = cloth({
      name,
      english,
      category,
      price: 10_000 * (3 + random.below(60)),
      published: true,
      piece: index % 3 === 0 || one,
      story: STORY,
      fibre: random.pick(['silk', 'cotton', 'cotton-silk']),
      dye: random.pick(['indigo', 'lac,ebony', 'turmeric']),
      pattern: 'naga-twined',
      loom: 'hand',
      width: 95,
      length: 180,
      weight: 420,
      minutes: 2400,
      weaver: 'แม่คำ บ้านนาข่า',
      care: 'hand-wash,shade',
      stage: index === 4 ? 'loom' : 'sale',
    })
    last = good.good
    return {
      action: 'good.add' as const,
      body: {
        ...good,
        photos: shown.flatMap((picture, position) => (picture ? [{ ...picture.photo, id: newId(), position }] : [])),
        movement: { id: newId(), quantity: index === 2 ? 0 : index % 3 === 0 || one ? 1 : 2 + random.below(9) },
      },
    }
  })
  for (let at = 0; at < deeds.length; at += 50) await stall.all(deeds.slice(at, at + 50))
  return last
}
