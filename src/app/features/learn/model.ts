/** What lessons and the practice shop ask of the phone. */

import { addGood } from '../../../device/store/actions/goods.ts'
import { recordLesson } from '../../../device/store/actions/lessons.ts'
import { startPractice } from '../../../device/store/actions/practice.ts'
import { dateSale, recordSale } from '../../../device/store/actions/sales.ts'
import type { ShopDatabase } from '../../../device/store/database.ts'
import { preparePhoto } from '../../../photo/bridge.ts'
import type { Prepared } from '../../../photo/contract.ts'
import { t } from '../../platform/language.ts'
import { db, session } from '../../platform/session.ts'
import type { LessonId } from './lessons.ts'
import { countDone } from './progress.ts'
import { SAMPLES, type Sample, SIDE } from './samples.ts'

/** Counts a lesson that was just done: here at once, and for the shop where it belongs to a market. */
export async function lessonDone(lesson: LessonId): Promise<void> {
  const again = countDone(lesson)
  const open = session.value
  if (!db.value || !open?.joined || open.practice) return
  // On a phone that is full it stays counted here; nothing that was learned is lost by it.
  await recordLesson(db.value, lesson, again).catch(() => {})
}

const DAY = 24 * 60 * 60_000

/** Makes a practice shop with sample goods and a few sales of the last days. */
export async function openPractice(): Promise<void> {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'Asia/Bangkok'
  await startPractice({ name: t('practice.name'), zone }, stock)
}

async function stock(db: ShopDatabase): Promise<void> {
  // The first of the samples is to stand first, where the newest stands.
  for (const [index, sample] of [...SAMPLES].reverse().entries()) {
    const picture = await preparePhoto(await pictureOf(sample.draw))
    const good = await addSample(db, sample, picture)
    if (index < 3) await sellOne(db, { good, thumb: picture.thumb.hash }, sample, index)
  }
}

async function addSample(
  db: ShopDatabase,
  { name, price, cost, quantity }: Sample,
  picture: Prepared,
): Promise<string> {
  return addGood(db, {
    name: t(name),
    price,
    cost,
    quantity,
    unit: 'piece',
    category: '',
    fibre: '',
    width: null,
    length: null,
    weight: null,
    story: '',
    photos: [picture],
  })
}

/** Of one sample a sale each, today and on the days before. */
async function sellOne(
  db: ShopDatabase,
  sold: { good: string; thumb: string },
  { name, price }: Sample,
  daysAgo: number,
): Promise<void> {
  const line = { ...sold, name: t(name), unit: 'piece' as const, quantity: 1, listPrice: price, price }
  const order = await recordSale(db, { lines: [line], discount: 0, payment: { method: 'cash', given: null } })
  if (daysAgo > 0) await dateSale(db, order, Date.now() - daysAgo * DAY)
}

/** A sample's picture as a file, which goes the way of any photo. */
function pictureOf(draw: Sample['draw']): Promise<File> {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = SIDE
  const context = canvas.getContext('2d')
  if (context) draw(context)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(new File([blob], 'sample.png', { type: blob.type }))
      else reject(new Error('this browser draws no picture'))
    })
  })
}
