import { join } from 'node:path'
import type { Plugin } from 'vite'

/** What the libraries of Excel files pack and unpack with, and what stands in its place; why, is told there. */
const INSTEAD = [
  { library: '/write-excel-file/', file: '/zipToArrayBuffer.js', own: 'src/xlsx/zip.ts' },
  { library: '/read-excel-file/', file: '/unzipFromArrayBuffer.js', own: 'src/xlsx/unzip.ts' },
]

/** Gives the libraries that write and read Excel files a zip without workers of its own. */
export function zipAtOnce(root: string): Plugin {
  return {
    name: 'talat:zip-at-once',
    enforce: 'pre',
    resolveId(source, importer) {
      const found = INSTEAD.find(({ library, file }) => source.endsWith(file) && importer?.includes(library))
      return found && join(root, found.own)
    },
  }
}
