/** What a neighbour brought back: the results of what was given, and what the others did meanwhile. */

import { openAnswer, readAnswerHead } from '../../shared/carry/bundle.ts'
import { fromBase64 } from '../../shared/carry/bytes.ts'
import type { Bytes } from '../../shared/carry/subtle.ts'
import { type AnswerContent, answerContent } from '../../shared/protocol/carried.ts'
import { parseJson } from '../net/call.ts'
import { gunzipped } from '../net/pack.ts'
import { readSettings, saveSession } from '../settings.ts'
import type { ShopDatabase } from '../store/database.ts'
import { type Given, patchSync, readState, writeState } from '../store/state.ts'
import { receive, receiveResults } from '../sync/receive.ts'

/** `foreign`: it answers nothing that this phone gave. `broken`: it was changed on its way. */
export type Back = { given: Given } | 'foreign' | 'broken'

/** Takes an answer; the same one twice does nothing the second time. */
export async function takeBack(db: ShopDatabase, bytes: Bytes): Promise<Back> {
  const head = readAnswerHead(bytes)
  const given = ((await readState(db, 'given')) ?? []).find(({ id }) => id === head?.id)
  // A phone that has gone on as a new device brings its queue anew: what its old one was told is of no use to it.
  if (!given || given.device !== (await readState(db, 'device'))?.id) return 'foreign'
  const content = await open(bytes, given)
  if (!content) return 'broken'
  const { asked, sync, files } = content
  if (!(await receive(db, asked, sync, null))) await receiveResults(db, sync)
  else if (!sync.more) await patchSync(db, { caughtUp: true })
  await db.upload.where('hash').anyOf(files).delete()
  await known(db.shopId, given.device)
  const refused = sync.results.filter(({ outcome }) => outcome === 'refused').length
  const back = { at: Date.now(), taken: sync.results.length - refused, refused }
  await db.transaction('rw', db.state, async () => {
    const all = (await readState(db, 'given')) ?? []
    await writeState(
      db,
      'given',
      all.map((one) => (one.id === given.id ? { ...one, back } : one)),
    )
  })
  return { given: { ...given, back } }
}

/** The server has answered this device: it needs the owner's word no more. */
async function known(shop: string, device: string): Promise<void> {
  const session = (await readSettings()).sessions.find((one) => one.shop === shop && one.device === device)
  if (!session?.grant) return
  const { grant: _, ...rest } = session
  await saveSession(rest)
}

async function open(bytes: Bytes, { key }: Given): Promise<AnswerContent | null> {
  const answerKey = fromBase64(key)
  const json = answerKey && (await openAnswer(bytes, answerKey))
  const text = json && (await gunzipped(json).catch(() => null))
  const parsed = text === null ? null : answerContent.safeParse(parseJson(text))
  return parsed?.success ? parsed.data : null
}
