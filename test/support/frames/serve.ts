/** The page of frames on a port of this machine: where a camera is allowed. */

import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import preact from '@preact/preset-vite'
import { build } from 'vite'
import { alias } from '../../../tools/build/alias.ts'
import { root } from '../../../tools/build/dist.ts'

export interface FramesPage {
  /** `/show` shows the bytes, `/read` reads; `?language=en&theme=dark` says how. */
  origin: string
  close(): Promise<unknown>
}

/** @param bytes what is shown */
export async function serveFrames(bytes: Uint8Array): Promise<FramesPage> {
  const files = await bundle()
  const head = [...files.keys()].map((name) => (name.endsWith('.css') ? `<link rel="stylesheet" href="/${name}">` : ''))
  const html = `<!doctype html><meta name="viewport" content="width=device-width">${head.join('')}
    <script type="module" src="/page.js"></script>`
  const server = createServer(({ url = '' }, response) => {
    const name = url.slice(1)
    const file = name === 'bytes' ? bytes : files.get(name)
    const type = name.endsWith('.js') ? 'text/javascript' : name.endsWith('.css') ? 'text/css' : 'text/html'
    response.setHeader('Content-Type', type).end(file ?? html)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  const close = () => {
    server.closeAllConnections()
    return new Promise((done) => server.close(done))
  }
  return { origin: `http://127.0.0.1:${address.port}`, close }
}

/** By name. */
async function bundle(): Promise<Map<string, string | Uint8Array>> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [preact({ reactAliasesEnabled: false })],
    resolve: { alias },
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      cssCodeSplit: false,
      rolldownOptions: {
        input: join(root, 'test/support/frames/page.tsx'),
        output: { entryFileNames: 'page.js' },
      },
    },
  })
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  return new Map(outputs.map((one) => [one.fileName, one.type === 'chunk' ? one.code : one.source]))
}
