/** What is being done to many goods. It goes on while the person is on other pages, and is shown wherever this page is. */

import { signal } from '@preact/signals'
import type { ShopDatabase } from '../../../device/store/database.ts'
import { keepOnce } from '../../platform/persist.ts'
import { workInHand } from '../../platform/update.ts'
import { addPhotos, lastImport, type PhotosDone, redoImport, runImport, undoImport } from './model.ts'
import type { PhotoFile } from './photo-names.ts'

type Work = 'goods' | 'undoing' | 'redoing' | 'photosOn'

interface Job {
  work: Work
  done: number
  of: number
  stop: () => void
}

export const job = signal<Job | null>(null)
/** What came of the photos that were added last, in this tab. */
export const photosDone = signal<PhotosDone | null>(null)

/** Brings in what is planned, or the rest of it, and then the photos that came with the list. */
export async function importGoods(db: ShopDatabase, photos: readonly PhotoFile[] = []): Promise<void> {
  photosDone.value = null
  const whole = await doJob('goods', (steps) => runImport(db, steps))
  // Not waited for: some browsers ask the person, and the goods are there whatever they answer.
  void keepOnce()
  if (whole && photos.length > 0) await importPhotos(db, photos)
}

export async function importPhotos(db: ShopDatabase, files: readonly PhotoFile[]): Promise<void> {
  const last = await lastImport(db)
  await doJob('photosOn', async (steps) => {
    photosDone.value = await addPhotos(db, last, files, steps)
  })
}

export async function takeOut(db: ShopDatabase): Promise<void> {
  photosDone.value = null
  await doJob('undoing', (steps) => undoImport(db, steps))
}

export async function bringBack(db: ShopDatabase): Promise<void> {
  await doJob('redoing', (steps) => redoImport(db, steps))
}

interface Steps {
  signal: AbortSignal
  onDone: (done: number, of: number) => void
}

/** One at a time; what it throws goes to whoever asked for it. @returns false: it was stopped */
async function doJob(work: Work, run: (steps: Steps) => Promise<void>): Promise<boolean> {
  if (job.value) return false
  const controller = new AbortController()
  const stop = () => controller.abort()
  job.value = { work, done: 0, of: 0, stop }
  workInHand.value++
  try {
    await run({
      signal: controller.signal,
      onDone: (done, of) => {
        job.value = { work, done, of, stop }
      },
    })
  } finally {
    workInHand.value--
    job.value = null
  }
  return !controller.signal.aborted
}
