/**
 * `npm run screens [folder]`: pictures of every screen, to be looked at side by side. They go to `.cache/screens` unless
 * another folder is named; languages may be named behind it.
 */
import { join } from 'node:path'
import { LANGUAGES, type Language } from '../../src/shared/i18n/languages.ts'
import { buildIfStale, root } from '../../tools/build/dist.ts'
import { ensureChromium, installFonts } from '../../tools/chromium.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { communityCode } from '../support/hands.ts'
import { prepare, screens } from './list.ts'
import { takeScreens } from './run.ts'

/** Without a word: one language that stacks its vowels, and one with long words. */
const USUAL: Language[] = ['th', 'en']

const known = Object.keys(LANGUAGES) as Language[]

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
    languages: only.length > 0 ? known.filter((one) => only.includes(one)) : USUAL,
    screens,
    prepare,
    code: () => communityCode(server),
  })
  console.log(`${files.length} pictures in ${folder}`)
} finally {
  await server.dispose()
}
