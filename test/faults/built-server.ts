/**
 * The server in one file: a round starts it two or three times, and half of a start from source is reading and compiling
 * some hundred files. A planted bug lies in the source, so the hunts run that.
 */

import { join } from 'node:path'
import { build } from 'vite'
import { root } from '../../tools/build/dist.ts'

const FROM_SOURCE = 'test/support/serve.ts'
const FOLDER = 'node_modules/.cache/faults-server'

/** What a round starts, as a path in the project. */
export const SERVER_ENTRY = process.env.MUTANT ? FROM_SOURCE : `${FOLDER}/serve.js`

/** Done once, before the rounds. Who runs beside them has a folder of its own: a file that is being written starts no server. */
export async function buildServer(folder = FOLDER): Promise<void> {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    // It looks for what may not be installed.
    ssr: { noExternal: true, external: ['pg'] },
    build: {
      ssr: join(root, FROM_SOURCE),
      outDir: join(root, folder),
      emptyOutDir: false,
      minify: false,
      target: 'esnext',
    },
  })
}
