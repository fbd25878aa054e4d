/** A disk that can be filled to its last byte: in memory, and gone with the test. */

import { execFileSync, spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { onTestFinished } from 'vitest'

export interface SmallDisk {
  folder: string
  /** Leaves so many bytes, or not one. */
  fill(left?: number): Promise<void>
  /** Takes away what it was filled with. */
  empty(): Promise<void>
}

function mount(bytes: number): { folder: string; mounted: boolean } {
  const folder = mkdtempSync(join(tmpdir(), 'talat-disk-'))
  const { status } = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'talat-test', folder])
  return { folder, mounted: status === 0 }
}

function unmount({ folder, mounted }: ReturnType<typeof mount>): void {
  if (mounted) execFileSync('/bin/umount', ['--lazy', folder])
  rmSync(folder, { recursive: true })
}

/** Whether whoever runs the tests may mount a disk: root on Linux may, mostly. Nobody else makes a full one. */
export function mayMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const tried = mount(64 * 1024)
  unmount(tried)
  return tried.mounted
}

export function smallDisk(bytes: number): SmallDisk {
  const disk = mount(bytes)
  onTestFinished(() => unmount(disk))
  const filler = join(disk.folder, 'filler')
  return {
    folder: disk.folder,
    async fill(left = 0) {
      const zeros = Readable.from(endless())
      const error = await pipeline(zeros, createWriteStream(filler, { flags: 'a' })).catch((reason: unknown) => reason)
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
      const { size } = await stat(filler)
      await truncate(filler, Math.max(0, size - left))
    },
    empty: () => rm(filler),
  }
}

function* endless(): Generator<Buffer> {
  const page = Buffer.alloc(4096)
  for (;;) yield page
}
