import { open, readlink } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { backup } from '../../../src/server/backup/backup.ts'
import { generations } from '../../../src/server/backup/generations.ts'
import { ALL, folder, KEY, server } from './kit.ts'

/** Each file and folder under `root` that is synced, as soon as it is, with how many backups had a name then. */
async function syncedUnder(root: string): Promise<[string, number][]> {
  const synced: [string, number][] = []
  const some = await open(join(await folder(), 'some'), 'w')
  const spy = vi.spyOn(Object.getPrototypeOf(some) as typeof some, 'sync').mockImplementation(async function (
    this: typeof some,
  ) {
    const path = relative(root, await readlink(`/proc/self/fd/${this.fd}`))
    synced.push([path, (await generations(root)).length])
    await this.datasync()
  })
  await some.close()
  onTestFinished(() => spy.mockRestore())
  return synced
}

test.each([
  ['not sealed', null],
  ['sealed', KEY],
] as const)('before a backup that is %s has its name all of it is on the disk, and then its name', async (_, key) => {
  const { there, tables } = await server()
  const to = await folder()
  const synced = await syncedUnder(to)
  await backup(tables, there.deps.photos, to, { ...ALL, key })
  const before = synced.filter(([, named]) => named === 0).map(([path]) => path)
  expect(before).toEqual(expect.arrayContaining(['.new/talat.db', '.new/manifest.json', '.new']))
  expect(before.some((path) => /^photos.*\.tmp$/.test(path))).toBe(true)
  expect(synced.at(-1)).toEqual(['', 1])
})
