/** What has to be done now and then: by one of the processes on a database, and by another one when that has died. */

import { randomUUID } from 'node:crypto'
import type { Deps } from './deps.ts'

export interface Job {
  name: string
  /** Milliseconds from one time to the next. */
  every: number
  /** @param isOver whether to leave the rest for another time */
  run(isOver: () => boolean): Promise<void>
}

const SECOND = 1000
/** For so long nobody else does them, whatever became of whoever had the lease; it is renewed twice in that time. */
const LEASE = 60 * SECOND
const LOOK = LEASE / 2
const NAME = 'jobs'

type Doing = Pick<Deps, 'storage' | 'log' | 'now'>

/** At once and then each in its time, as long as the lease is ours. @returns how to stop */
export function keepDoing({ storage, log, now }: Doing, jobs: readonly Job[], look = LOOK, lease = LEASE) {
  const { among } = storage
  const holder = randomUUID()
  const last = new Map<Job, number>()
  const running = new Set<Job>()
  let isOurs = false
  let stopped = false
  let held: Promise<boolean> = Promise.resolve(false)
  const isOver = () => stopped || !isOurs

  const isDue = (job: Job) => {
    const since = now() - (last.get(job) ?? Number.NEGATIVE_INFINITY)
    // A clock that went back would keep it waiting until it comes there again.
    return !running.has(job) && (since >= job.every || since < 0)
  }
  const doOne = async (job: Job) => {
    running.add(job)
    last.set(job, now())
    try {
      await job.run(isOver)
    } catch (error) {
      log.error({ err: error, job: job.name }, 'a job was not done')
    } finally {
      running.delete(job)
    }
  }
  /** One after the other, and never once it is to be given back: that would keep all others from it. */
  const hold = (): Promise<boolean> => {
    held = held.catch(() => false).then(async () => !stopped && (among === null || among.hold(NAME, holder, lease)))
    return held
  }
  const lookAround = async () => {
    try {
      isOurs = await hold()
    } catch (error) {
      isOurs = false
      log.warn({ err: error }, 'no lease for jobs')
    }
    // Whoever has it next begins with all of them.
    if (!isOurs) last.clear()
    if (!isOver()) await Promise.all(jobs.filter(isDue).map(doOne))
  }
  void lookAround()
  const timer = setInterval(lookAround, look)
  timer.unref()
  return async () => {
    stopped = true
    clearInterval(timer)
    await held.catch(() => {})
    // Whoever is started in our place does not wait for the lease to end.
    await among?.release(NAME, holder).catch(() => {})
  }
}
