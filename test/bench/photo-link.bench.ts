/** Thirty photos over a link that breaks all the time: what is sent beside the photos' own bytes. */

import 'fake-indexeddb/auto'
import { createHash, randomBytes } from 'node:crypto'
import { addGood } from '../../src/device/store/actions/goods.ts'
import type { NewPhoto } from '../../src/device/store/rows.ts'
import { sendPhotos } from '../../src/device/sync/sendPhotos.ts'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import { link } from '../../tools/bench/link.ts'
import { median } from '../../tools/bench/median.ts'
import { type Bench, measured } from '../../tools/bench/run.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { communityCode } from '../support/hands.ts'
import { routeFetch } from '../support/liar.ts'
import { cloth, freshPhone } from '../support/store.ts'

const PHOTOS = 30
/** As large as the budget lets a photo be. */
const BYTES = { full: 150 * 1024, thumb: 12 * 1024 }
/** 400 Kbps, cut every 20 s; played faster, so that as many bytes pass between two cuts in less time. */
const FASTER = 5
const LINK = { rate: 50_000 * FASTER, cutEvery: 20_000 / FASTER }
const RUNS = 3

const photoLink: Bench = async ({ after }) => {
  const server = await ServerProcess.start({}, 'test/support/serve.ts')
  after(() => server.dispose())
  const session = await join(server)

  const send = async () => {
    const db = await freshPhone(session.shop, session.device)
    const photos = Array.from({ length: PHOTOS }, () => ({ full: file(BYTES.full), thumb: file(BYTES.thumb) }))
    await addGood(db, { ...cloth, photos: photos.slice(0, 15) })
    await addGood(db, { ...cloth, photos: photos.slice(15) })
    const village = await link(server.origin, LINK)
    const restore = routeFetch((path, init) => fetch(village.origin + path, init))
    const start = performance.now()
    try {
      for (;;) {
        const stopped = await sendPhotos(db, session, async () => false)
        if (stopped === null) break
        if (stopped === 'interrupted' || stopped.trouble !== 'offline') throw new Error(JSON.stringify(stopped))
      }
      if ((await db.upload.count()) > 0) throw new Error('photos were left')
      return { sent: village.sent(), cuts: village.cuts(), time: performance.now() - start }
    } finally {
      restore()
      await village.close()
      db.close()
    }
  }

  const runs = []
  for (let run = 0; run < RUNS; run++) runs.push(await send())
  const own = PHOTOS * (BYTES.full + BYTES.thumb)
  const cuts = median(runs.map((one) => one.cuts))
  const least = (own / LINK.rate) * 1000
  return [
    measured(
      `${PHOTOS} photos, link cut ${cuts} times, sent`,
      'bytes',
      median(runs.map(({ sent }) => sent)),
      { name: 'their own bytes', value: own },
      'at most 1.05 x',
    ),
    measured(`time, ${FASTER} x faster than such a link`, 'ms', median(runs.map(({ time }) => time)), {
      name: 'at the full rate of the link',
      value: least,
    }),
  ]
}

export default photoLink

async function join(server: ServerProcess) {
  const identity = { shop: newId(), device: newId(), secret: randomText(32) }
  const request = { protocol: 1, nonce: randomText(8), code: await communityCode(server), name: 'มือถือ', ...identity }
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(`${server.origin}/api/join`, { method: 'POST', headers, body: JSON.stringify(request) })
  if (!response.ok) throw new Error(await response.text())
  return { ...identity, role: 'owner' as const, joined: true, shopName: '', recovery: null }
}

/** Bytes that the server takes for a JPEG and that nothing can shrink. */
function file(size: number): NewPhoto['full'] {
  const bytes = new Uint8Array(randomBytes(size))
  bytes.set([0xff, 0xd8, 0xff, 0xd9])
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { bytes: bytes.buffer, type: 'image/jpeg', hash, width: 1280, height: 960 }
}
