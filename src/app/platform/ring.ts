/** Rings when a buyer far away asks for something: once on this phone, however often the app is opened. */

import { liveQuery } from 'dexie'
import type { ShopDatabase } from '../../device/store/database.ts'
import { calls, isOpen } from '../../device/store/queries/calls.ts'
import { requests } from '../../device/store/queries/requests.ts'
import { toast } from '../ui/toast.tsx'
import { loadAllMessages, t } from './language.ts'

const KEY = 'talat-rung'
/** Ids that are remembered: what is older rings no more, since ids are in order of time. */
const REMEMBERED = 50

/** Something that waits for an answer. */
interface Wanted {
  id: string
  key: 'requests.ring' | 'calls.ring'
  name: string
}

/** Follows what waits for an answer, and tells how many; returns what ends it. */
export function followRequests(db: ShopDatabase, told: (open: number) => void): () => void {
  const subscription = liveQuery(() => wanted(db)).subscribe({
    next(open) {
      told(open.length)
      void ring(open)
    },
    // The page of the requests shows a database that cannot be read.
    error: () => {},
  })
  return () => subscription.unsubscribe()
}

/** What buyers ask for, and what the market offers. */
async function wanted(db: ShopDatabase): Promise<Wanted[]> {
  const [asked, offered] = await Promise.all([db.request.count(), db.call.count()])
  const open = asked === 0 ? [] : (await requests(db)).filter(({ state }) => state === 'asked')
  const large = offered === 0 ? [] : (await calls(db)).filter(isOpen)
  return [
    ...open.map(({ id, fields }) => ({ id, key: 'requests.ring' as const, name: fields.lines[0]?.name ?? '' })),
    ...large.map(({ id, fields }) => ({ id, key: 'calls.ring' as const, name: fields.title })),
  ]
}

async function ring(open: readonly Wanted[]): Promise<void> {
  const rung = readRung()
  const fresh = open.filter(({ id }) => !rung.includes(id))
  if (fresh.length === 0) return
  writeRung([...rung, ...fresh.map(({ id }) => id)])
  await loadAllMessages()
  const [first] = fresh
  if (first) toast(t(first.key, { name: first.name || t('orders.unnamed') }), { icon: 'orders', seconds: 10 })
  navigator.vibrate?.([200, 100, 200])
  chime()
}

/** Two notes of a wooden xylophone. A browser that wants a tap first stays silent: the message and the mark are there. */
function chime(): void {
  try {
    const audio = new AudioContext()
    for (const [index, pitch] of [784, 1047].entries()) {
      const [note, loudness, from] = [audio.createOscillator(), audio.createGain(), audio.currentTime + index * 0.18]
      note.frequency.value = pitch
      loudness.gain.setValueAtTime(0.4, from)
      loudness.gain.exponentialRampToValueAtTime(0.001, from + 0.5)
      note.connect(loudness).connect(audio.destination)
      note.start(from)
      note.stop(from + 0.5)
    }
    setTimeout(() => void audio.close(), 1500)
  } catch {
    // A phone without sound.
  }
}

function readRung(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.map(String) : []
  } catch {
    return []
  }
}

function writeRung(ids: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(ids.slice(-REMEMBERED)))
  } catch {
    // A browser that blocks storage beside the database rings again.
  }
}
