/** The list that a person chose: a table, or a zip with a table and the photos of what is in it. */

import { type Table, TableError, type TableFailure } from '../../../xlsx/tables.ts'
import { tablesOf } from './model.ts'
import { isPhoto, type PhotoFile } from './photo-names.ts'
import { filesIn } from './zip.ts'

export interface List {
  /** Name of the file. */
  name: string
  tables: Table[]
  photos: PhotoFile[]
}

/** Why there is none: `missing` is what reads it, and not on this phone yet. */
export type NoList = TableFailure | 'no-list' | 'missing'

export async function readList(file: File): Promise<List | NoList> {
  try {
    const files = await filesOf(file)
    const table = files.find(({ path }) => /\.(xlsx|csv|tsv|txt)$/i.test(path) && !/(^|\/)(\.|__MACOSX\/)/.test(path))
    if (files.length > 0 && !table) return 'no-list'
    const tables = await tablesOf(table ? await table.read() : file)
    return tables ? { name: file.name, tables, photos: files.filter(({ path }) => isPhoto(path)) } : 'missing'
  } catch (error) {
    if (error instanceof TableError) return error.code
    throw error
  }
}

/** The files of a zip. An Excel file is one too, and is no folder of others; nor is what cannot be unpacked. */
async function filesOf(file: File): Promise<PhotoFile[]> {
  const start = await file
    .slice(0, 2)
    .text()
    .catch(() => '')
  if (start !== 'PK') return []
  const files = await filesIn(file).catch(() => [])
  return files.some(({ path }) => path === '[Content_Types].xml') ? [] : files
}
