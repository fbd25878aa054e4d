/**
 * `npm run screens [folder]`: pictures of every screen, to be looked at side by side. They go to `.cache/screens` unless
 * another folder is named; languages may be named behind it.
 */
import { join } from 'node:path'
import type { Language } from '../../src/shared/i18n/languages.ts'
import { buildIfStale, root } from '../../tools/build/dist.ts'
import { ensureChromium, installFonts } from '../../tools/chromium.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { communityCode } from '../support/hands.ts'
import { prepare, screens } from './list.ts'
import { takeScreens } from './run.ts'

const LANGUAGES: Language[] = ['th', 'en']

ensureChromium()
installFonts()
buildIfStale()
const [folder = join(root, '.cache/screens'), ...only] = process.argv.slice(2)
const server = await ServerProcess.start()
try {
  const files = await takeScreens({
    origin: server.origin,
    folder,
    sizes: [
      { width: 360, height: 740 },
      { width: 320, height: 568 },
    ],
    languages: only.length > 0 ? LANGUAGES.filter((one) => only.includes(one)) : LANGUAGES,
    screens,
    prepare,
    code: () => communityCode(server),
  })
  console.log(`${files.length} pictures in ${folder}`)
} finally {
  await server.dispose()
}
