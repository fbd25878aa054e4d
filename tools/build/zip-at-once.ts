import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Gives the library that writes Excel files a zip without workers of its own; why, is told there. */
export function zipAtOnce(root: string): Plugin {
  return {
    name: 'talat:zip-at-once',
    enforce: 'pre',
    resolveId: (source, importer) =>
      source.endsWith('/zipToArrayBuffer.js') && importer?.includes('/write-excel-file/')
        ? join(root, 'src/xlsx/zip.ts')
        : undefined,
  }
}
