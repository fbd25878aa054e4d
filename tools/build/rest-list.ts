import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** What lies in `rest/`, and the script of the version that it belongs to, for the page that fetches it piece by piece. */
export function restList(): Plugin {
  let dist = ''
  let entry = ''
  return {
    name: 'talat:rest-list',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      dist = config.build.outDir
    },
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && file.isEntry && file.fileName.endsWith('.js')) entry ||= file.fileName
    },
    closeBundle: {
      sequential: true,
      handler() {
        const files = readdirSync(join(dist, 'rest')).filter((name) => /\.(js|txt)$/.test(name))
        writeFileSync(join(dist, 'rest.json'), JSON.stringify({ entry, files: files.map((name) => `rest/${name}`) }))
      },
    },
  }
}
