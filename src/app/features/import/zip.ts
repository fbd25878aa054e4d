/** The files of a zip, read one at a time: a zip of photos is larger than a phone's memory. */

import { unzipRaw } from 'unzipit'
import { decodeText } from '../../../xlsx/letters.ts'
import type { PhotoFile } from './photo-names.ts'

/** @throws whatever the library finds wrong with it */
export async function filesIn(zip: Blob): Promise<PhotoFile[]> {
  const { entries } = await unzipRaw(zip)
  return entries
    .filter(({ isDirectory }) => !isDirectory)
    .map((entry) => ({
      // The names of a zip made by a Windows of Thailand are in its own letters, and it does not say so.
      path: decodeText(entry.nameBytes).replaceAll('\\', '/'),
      read: () => entry.blob(),
    }))
}
