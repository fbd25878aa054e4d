/** What Linux says of a process: memory, files, threads and processor time. */

import { readdir, readFile } from 'node:fs/promises'

export interface Figures {
  /** Megabytes in memory, now and at the most so far. */
  memory: number
  peak: number
  files: number
  threads: number
  /** Seconds of processor time, of all threads, in the program and in the system for it. */
  cpu: number
}

const TICKS_A_SECOND = 100

export async function figuresOf(pid: number): Promise<Figures> {
  const [status, stat, files] = await Promise.all([
    readFile(`/proc/${pid}/status`, 'utf8'),
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readdir(`/proc/${pid}/fd`),
  ])
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1])
  // The name, in brackets, may have spaces in it.
  const times = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [inProgram, inSystem] = [Number(times[11]), Number(times[12])]
  return {
    memory: field('VmRSS') / 1024,
    peak: field('VmHWM') / 1024,
    files: files.length,
    threads: field('Threads'),
    cpu: (inProgram + inSystem) / TICKS_A_SECOND,
  }
}
