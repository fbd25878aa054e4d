/** A community whose shops agreed and were counted, written beside a running server as the keeper's commands are. */

import { join } from 'node:path'
import { newLink } from '../../src/server/office/session.ts'
import { SUMS_VERSION } from '../../src/server/office/sums.ts'
import type { Storage } from '../../src/server/storage/port.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import type { ServerProcess } from '../../tools/server-process.ts'
import { typed } from './keeper.ts'

const DAY = 24 * 60 * 60_000
const NAMES = ['ผ้าทอแม่แดง', 'ไหมป้าบัว', 'คราม บ้านเชียง', 'หมี่ขิดยายคำ', 'ฝ้ายนาข่า', 'ผ้าซิ่นน้องแก้ว', 'ร้านสามพี่น้อง', 'มัดหมี่ลุงสม']

interface Filled {
  /** Path of a link into its office. */
  link: string
  slug: string
  /** Id of an order too large for one loom, at which its shops are. */
  call: string
}

async function askForMany(storage: Storage, community: string, now: number): Promise<string> {
  const call = newId(now)
  const terms = { title: 'ผ้าปูโต๊ะ 40 × 120', text: 'สีคราม', unit: 'piece', total: 200, price: 25_000 } as const
  const when = { day: '2027-01-31', answer: '2020-01-31', madeAt: now }
  const buyer = { name: 'Hotel Vientiane', contact: 'hotel@example.la', language: 'en' } as const
  const row = {
    ...terms,
    ...when,
    community,
    call,
    link: 'a'.repeat(24),
    state: 'open',
    buyer,
    currency: 'THB',
  } as const
  await storage.calls.add(row)
  for (const [index, shop] of (await storage.office.shops(community)).entries()) {
    const said = { offered: 20, taken: index % 3 === 0 ? 12 : 20, declined: index % 3 === 0 ? 8 : 0 }
    const share = { call, ...said, made: index, sent: index % 2 ? index : 0 }
    await storage.transaction(shop, (rows) => rows.shares.replace(index < 8 ? [share] : []))
  }
  return call
}

/** @param months how many months before this one were counted */
export async function fillCommunity(
  { dataDir }: Pick<ServerProcess, 'dataDir'>,
  { shops = 14, months = 13 } = {},
  now = Date.now(),
): Promise<Filled> {
  const slug = 'na-kha'
  const storage = await openSqlite(join(dataDir, 'talat.db'))
  const names = ['--name', 'ตลาดผ้าบ้านนาข่า', '--rates', 'CNY=0.2']
  await typed(storage, now, ['community', slug, ...names])
  await typed(storage, now, ['community', slug, '--language', 'en', '--name', 'Ban Na Kha market'])
  await typed(storage, now, ['community', slug, '--language', 'zh', '--name', '纳卡村市场'])
  await typed(storage, now, ['community', slug, '--language', 'lo', '--name', 'ຕະຫຼາດບ້ານນາຂ່າ'])
  for (let shop = 0; shop < shops; shop++) {
    await storage.transaction(newId(now + shop), async (rows) => {
      await rows.shop.open({ epoch: 'e', epochStart: 0, sequence: 1, recovery: 1, community: slug }, now)
      if (shop % 7 === 6) return
      await rows.devices.add(phone(now - (shop % 5 === 4 ? 23 + shop : 1) * DAY))
      const counted = { epoch: 'e', sequence: 1, madeAt: now - 20 * 60_000, version: SUMS_VERSION }
      const name = NAMES[shop % NAMES.length] ?? ''
      await rows.sums.save(
        { ...counted, name, lastSale: now - shop * 2 * DAY, lessons: shop % 6 },
        monthsBefore(now, months).flatMap((month, index) => {
          // In one month hardly anybody sold.
          if (index === 6 && shop > 2) return []
          const orders = 4 + ((shop * 7 + index * 3) % 9)
          const income = orders * 83_000 * (10 + index) + shop * 12_300
          const onlineOrders = shop % 2 === 0 ? 2 : 0
          return { month, currency: 'THB', orders, income, onlineOrders, onlineIncome: onlineOrders * 95_000 }
        }),
      )
    })
  }
  const call = await askForMany(storage, slug, now)
  const { link } = await newLink(storage, slug, now)
  await storage.close()
  return { link: `/office/in/${link}`, slug, call }
}

function phone(lastContact: number) {
  const device = newId()
  const rest = {
    nextToken: null,
    lastNumber: 0,
    acked: 0,
    offset: null,
    waiting: 0,
    removedAt: null,
    renewedAs: null,
    signKey: null,
  }
  return { device, role: 'owner' as const, token: 'none', lastContact, beganAs: device, ...rest }
}

function monthsBefore(now: number, count: number): string[] {
  const date = new Date(now)
  return Array.from({ length: count + 1 }, (_, index) =>
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - count + index, 1)).toISOString().slice(0, 7),
  )
}
