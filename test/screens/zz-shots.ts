import { mkdir, writeFile, readFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { chromiumOptions } from '/work/main/tools/chromium.ts'
import { ServerProcess } from '/work/main/tools/server-process.ts'
import { addCloth, button, goTo, joinCommunity, communityCode, allSent, startShop, wordsOf } from '/work/main/test/support/hands.ts'
import { clothPhoto } from '/work/main/test/screens/cloth.ts'
const dir = '/tmp/shots'; await mkdir(dir, { recursive: true })
const server = await ServerProcess.start()
const browser = await chromium.launch(chromiumOptions())
for (const language of ['th', 'en'] as const) {
  const t = wordsOf(language)
  const locale = language === 'th' ? 'th-TH' : 'en-GB'
  const open = async () => { const c = await browser.newContext({ viewport: { width: 360, height: 740 }, locale, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true, reducedMotion: 'reduce' }); const page = await c.newPage(); page.setDefaultTimeout(10000); await page.goto(server.origin); return { page, language, c } }
  const a = await open()
  const shot = (p: typeof a, n: string, fullPage = false) => p.page.screenshot({ path: `${dir}/${language}-${n}.png`, fullPage })
  await startShop(a, language === 'th' ? 'ผ้าทอป้าแดง' : 'Aunt Daeng weaves')
  await addCloth(a, { name: 'ผ้าขาวม้า', price: 320, photos: [await clothPhoto({ ground: '#9b1c31', figure: '#fbf8f1', accent: '#161a2b', pattern: 'check' })] })
  await goTo(a, 'shop'); await shot(a, 'shop', true)
  await a.page.getByRole('link', { name: new RegExp(t('backup.title')) }).click()
  await a.page.getByText(t('backup.photos')).waitFor(); await shot(a, 'backup')
  await a.page.getByText(t('backup.photos.none')).click(); await shot(a, 'backup-none')
  await a.page.getByText(t('backup.photos.all', {size:''}).trim().replace(/,$/, '')).first().click()
  await button(a, t('backup.make')).click(); await button(a, t('backup.save')).waitFor(); await shot(a, 'backup-ready')
  const d = a.page.waitForEvent('download'); await button(a, t('backup.save')).click(); const buffer = await readFile(await (await d).path())
  await a.page.goto(server.origin + '/start'); await shot(a, 'start')
  const b = await open()
  await button(b, language === 'th' ? 'ไทย' : 'English').click(); await button(b, t('start.haveFile')).click(); await shot(b, 'read')
  await b.page.getByLabel(t('backup.read.pick')).setInputFiles({ name: 'x', mimeType: 'x/y', buffer: Buffer.from('x') }); await b.page.getByRole('alert').waitFor(); await shot(b, 'read-bad')
  await b.page.getByLabel(t('backup.read.pick')).setInputFiles({ name: 'x', mimeType: 'x/y', buffer }); await button(b, t('backup.read.go')).waitFor(); await shot(b, 'read-contents')
  await button(b, t('backup.read.go')).click(); await button(b, t('backup.read.join')).waitFor(); await shot(b, 'read-done')
  await b.page.goto(server.origin + '/start'); await button(b, t('start.haveFile')).click()
  await b.page.getByLabel(t('backup.read.pick')).setInputFiles({ name: 'x', mimeType: 'x/y', buffer }); await button(b, t('backup.read.keep')).waitFor(); await shot(b, 'read-here')
  await joinCommunity(a.page.url() ? (await a.page.goto(server.origin + '/sell'), a) : a, await communityCode(server)); await allSent(a)
  const s = await a.c.newCDPSession(a.page)
  // shop almost full
  await a.page.evaluate(async () => { const n = (await indexedDB.databases()).find((x) => /^talat-0/.test(x.name ?? ''))?.name ?? ''; const db = await new Promise<IDBDatabase>((r) => { const q = indexedDB.open(n); q.onsuccess = () => r(q.result) }); await new Promise((r) => { const x = db.transaction('state', 'readwrite'); x.objectStore('state').put({ key: 'madeRoom', value: Date.now() }); x.oncomplete = r }); db.close() })
  await a.page.goto(server.origin + '/shop'); await a.page.getByText(t('shop.almostFull')).waitFor(); await shot(a, 'shop-full', true)
  await a.page.goto('about:blank')
  await s.send('Storage.clearDataForOrigin', { origin: server.origin, storageTypes: 'indexeddb' })
  await a.page.goto(server.origin); await a.page.getByRole('heading', { name: t('start.lost') }).waitFor(); await shot(a, 'lost')
}
await browser.close(); await server.dispose()
