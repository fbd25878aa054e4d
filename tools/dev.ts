/**
 * `npm run dev`: the app with hot reload on PORT (8080), the server restarted by `node --watch` on the port behind it.
 * Vite hands the server's paths on, so that a browser sees one origin. There is no service worker in development.
 */
import { spawn } from 'node:child_process'
import { createServer } from 'vite'
import { root } from './build/dist.ts'

const port = Number(process.env.PORT ?? 8080)
const apiPort = String(port + 1)
process.env.API_PORT = apiPort

const server = spawn(process.execPath, ['--watch', '--watch-preserve-output', 'src/server/main.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { PUBLIC_URL: `http://localhost:${port}`, ...process.env, PORT: apiPort, HOST: '127.0.0.1' },
})
const vite = await createServer({ root, server: { port, strictPort: true } })
await vite.listen()
vite.printUrls()

let ending = false
async function end(): Promise<void> {
  if (ending) return
  ending = true
  server.kill('SIGTERM')
  await vite.close()
  process.exit()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
server.on('exit', end)
