/** The project's sources as a page can import them: for benches of code that runs in a browser. */

import { join } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { alias } from '../build/alias.ts'
import { root } from '../build/dist.ts'

interface Beside {
  /** Folders beside the project that pages may read. */
  also?: string[]
  /** The server that answers `/api`. */
  api?: string
}

export async function serveSources({ also = [], api }: Beside = {}): Promise<ViteDevServer> {
  const server = await createServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    cacheDir: join(root, 'node_modules/.cache/bench'),
    resolve: { alias },
    optimizeDeps: { noDiscovery: true },
    server: {
      host: '127.0.0.1',
      port: 0,
      hmr: false,
      fs: { allow: [root, ...also] },
      ...(api ? { proxy: { '/api': api } } : {}),
    },
    plugins: [
      {
        name: 'blank-page',
        configureServer: ({ middlewares }) => {
          middlewares.use((request, response, next) => {
            if (request.url !== '/') return next()
            response.setHeader('Content-Type', 'text/html').end('<!doctype html>')
          })
        },
      },
    ],
  })
  return server.listen()
}
