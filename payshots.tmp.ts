import { prepare } from './test/screens/list.ts'
import { payScreens } from './test/screens/pay.ts'
import { takeScreens } from './test/screens/run.ts'
import { communityCode } from './test/support/hands.ts'
import { buildIfStale } from './tools/build/dist.ts'
import { ServerProcess } from './tools/server-process.ts'

buildIfStale()
const server = await ServerProcess.start()
const G3 = { th: 'ผ้าหมี่ขิด ลายนาค', en: 'Mudmee khit, naga' },
  G4 = { th: 'ผ้าคลุมไหล่ ย้อมมะเกลือ', en: 'Shawl, ebony dyed' }
try {
  const [lang, size] = process.argv.slice(2)
  const sizes = [
    { width: 360, height: 740 },
    { width: 320, height: 568 },
  ].filter((s) => !size || String(s.width) === size)
  const files = await takeScreens({
    origin: server.origin,
    folder: '/tmp/w/i4/shots-pay',
    sizes,
    languages: (lang ? [lang] : ['th', 'en']) as never,
    screens: payScreens(
      ({ language }) => G3[language],
      ({ language }) => G4[language],
    ),
    prepare,
    code: () => communityCode(server),
  })
  console.log(files.length)
} finally {
  await server.dispose()
}
