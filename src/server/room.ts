import { statfs } from 'node:fs/promises'

/** Bytes left on the disk of a folder; null where nobody can say. */
export async function roomIn(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return null
  }
}
