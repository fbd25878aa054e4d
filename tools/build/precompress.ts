import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = new Set(['.html', '.js', '.css', '.svg', '.json', '.webmanifest', '.txt'])

/** Writes `.gz` and `.br` beside each text file of the build: the smallest form, paid for once and not at each request. */
export function precompress(): Plugin {
  let dist = ''
  return {
    name: 'talat:precompress',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      dist = config.build.outDir
    },
    closeBundle: {
      // After the plugin that writes the service worker, which does so in its own closeBundle.
      order: 'post',
      sequential: true,
      async handler() {
        const files = await readdir(dist, { recursive: true })
        // Dot folders hold notes of the build itself (Vite's manifest), which nobody is served.
        const texts = files.filter((file) => TEXT.has(extname(file)) && !file.startsWith('.'))
        await Promise.all(texts.map((file) => compress(join(dist, file))))
      },
    },
  }
}

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file)
  const brotliOptions = {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }
  const forms = {
    '.gz': await promisify(gzip)(bytes, { level: 9 }),
    '.br': await promisify(brotliCompress)(bytes, brotliOptions),
  }
  for (const [suffix, form] of Object.entries(forms)) {
    if (form.length < bytes.length) await writeFile(file + suffix, form)
  }
}
