/**
 * `npm run screens [folder]`: pictures of every screen, to be looked at side by side. They go to `.cache/screens` unless
 * another folder is named.
 */
import { join } from 'node:path'
import { buildIfStale, root } from './build/dist.ts'
import { ensureChromium, installFonts } from './chromium.ts'
import { prepare, screens } from './screens/list.ts'
import { takeScreens } from './screens/run.ts'
import { ServerProcess } from './server-process.ts'

ensureChromium()
installFonts()
buildIfStale()
const [folder = join(root, '.cache/screens')] = process.argv.slice(2)
const server = await ServerProcess.start()
try {
  const files = await takeScreens({
    origin: server.origin,
    folder,
    sizes: [
      { width: 360, height: 740 },
      { width: 320, height: 568 },
    ],
    languages: ['th', 'en'],
    screens,
    prepare,
  })
  console.log(`${files.length} pictures in ${folder}`)
} finally {
  await server.dispose()
}
