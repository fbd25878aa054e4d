import {
  PHOTO_STEPS,
  PhotoError,
  type PhotoJob,
  type PhotoProgress,
  type PhotoReply,
  type PhotoStep,
  type Prepared,
} from './contract.ts'

/** After so long without a photo the worker goes: it holds tens of megabytes that a 2 GB phone needs elsewhere. */
const IDLE_MS = 10_000

interface PrepareOptions {
  signal?: AbortSignal
  onProgress?: (progress: PhotoProgress) => void
}

/** Turns a chosen file into the two pictures to keep, or rejects with a `PhotoError`. */
type PreparePhoto = (file: Blob, options?: PrepareOptions) => Promise<Prepared>

/** A queue before one worker: two decodes at a time would kill a small phone. The worker is made when needed. */
export function createPhotoBridge(makeWorker: () => Worker): PreparePhoto {
  let spare: Worker | undefined
  let idle: ReturnType<typeof setTimeout> | undefined
  let last: Promise<unknown> = Promise.resolve()

  const dismiss = () => {
    spare?.terminate()
    spare = undefined
  }

  const work = async (file: Blob, cancelled: Promise<never>, report: (step: PhotoStep) => void) => {
    clearTimeout(idle)
    const worker = spare ?? makeWorker()
    spare = undefined
    try {
      const prepared = await Promise.race([ask(worker, file, report), cancelled])
      spare = worker
      idle = setTimeout(dismiss, IDLE_MS)
      report('done')
      return prepared
    } catch (error) {
      // Ending it is the only way to stop a decode, to be rid of a crash, and to give all memory back.
      worker.terminate()
      throw error
    }
  }

  return (file, { signal, onProgress } = {}) => {
    const report = (step: PhotoStep) => onProgress?.({ step, fraction: PHOTO_STEPS[step] })
    report('queued')
    const cancelled = whenAborted(signal)
    const turn = last.then(() => (signal?.aborted ? cancelled : work(file, cancelled, report)))
    last = turn.catch(() => {})
    return Promise.race([turn, cancelled])
  }
}

/** The app's one queue. */
export const preparePhoto: PreparePhoto = createPhotoBridge(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
)

/** One photo to the worker, one answer back. */
function ask(worker: Worker, file: Blob, report: (step: PhotoStep) => void): Promise<Prepared> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<PhotoReply>) => {
      if (data.kind === 'step') report(data.step)
      else if (data.kind === 'prepared') resolve(data.prepared)
      else reject(new PhotoError(data.code, data.detail))
    }
    worker.onerror = (event) => {
      event.preventDefault()
      reject(new PhotoError('no-memory', `photo worker: ${event.message}`))
    }
    const job: PhotoJob = { file }
    worker.postMessage(job)
  })
}

/** Rejects once the person cancels, at once if they have. Without a signal it stays open. */
function whenAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const cancel = () => reject(new PhotoError('cancelled'))
    if (signal?.aborted) cancel()
    else signal?.addEventListener('abort', cancel, { once: true })
  })
}
