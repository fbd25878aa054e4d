/** Hands in what this phone carries for neighbours, after all of its own. */

import { fromBase64, toBase64 } from '../../shared/carry/bytes.ts'
import { carryAnswer } from '../../shared/protocol/carried.ts'
import { call, type Failed } from '../net/call.ts'
import { readSettings, type Session } from '../settings.ts'
import { type CarriedRow, withCarried } from './store.ts'

/** Bytes that an answer may have: results, a page of changes, base64. */
const EXPECTED = 64 * 1024

/** One after another, the oldest first. What does not arrive stays for the next time, and holds up none behind it. */
export async function handInCarried(session: Session): Promise<void> {
  // Most phones carry nothing, and open no database for it at each sync.
  if (!(await readSettings()).carries) return
  await withCarried(async (bundles) => {
    const rows = await bundles.where('state').equals('carried').sortBy('taken')
    for (const row of rows) {
      const change = await handIn(session, row)
      if (change === 'stop') return
      if (change !== 'later') await bundles.update(row.id, change)
    }
  })
}

/** `stop`: the server cannot be reached, or has no time now. `later`: it answered that it cannot take this one yet. */
async function handIn(session: Session, { bytes }: CarriedRow): Promise<Partial<CarriedRow> | 'stop' | 'later'> {
  const body = { bundle: toBase64(new Uint8Array(bytes)) }
  const called = await call({ path: '/api/carry', body, schema: carryAnswer, credentials: session, expected: EXPECTED })
  if ('trouble' in called) {
    if (isRefused(called)) return { state: 'refused', handedAt: Date.now() }
    return called.error && (called.trouble === 'refused' || called.trouble === 'server') ? 'later' : 'stop'
  }
  const { outcome, answer } = called.answer
  const back = fromBase64(answer)
  return {
    state: 'handed',
    waits: outcome === 'waiting',
    handedAt: Date.now(),
    ...(back ? { answer: back.buffer } : {}),
  }
}

function isRefused({ error }: Failed): boolean {
  return error?.code === 'bundle-unreadable' || error?.code === 'too-large'
}
