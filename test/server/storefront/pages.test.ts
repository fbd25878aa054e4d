import { createHash } from 'node:crypto'
import { brotliDecompressSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { STYLE } from '../../../src/server/storefront/style.ts'
import { newId } from '../../../src/shared/domain/ids.ts'
import { LANGUAGES, type Language } from '../../../src/shared/i18n/languages.ts'
import { CATALOGUES } from '../../support/catalogues.ts'
import { typed } from '../../support/keeper.ts'
import { type Bench, bench, NOON, type Phone } from '../kit.ts'
import { cloth, line, sale } from '../trade.ts'
import { picture, publish, shopWithWindow } from './shopkeeping.ts'

const CODES = Object.keys(LANGUAGES) as Language[]
const KB = 1024

async function page({ app }: Pick<Bench, 'app'>, path: string, headers: Record<string, string> = {}) {
  const answer = await app.request(path, { headers })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

/** The paths of one page of each kind, without a language. */
async function oneOfEach(owner: Phone): Promise<string[]> {
  const good = await publish(owner, { name: 'ผ้าหมี่ขิด', story: 'แม่ทอ' })
  const window = await owner.bench.deps.storage.market.window(owner.shop)
  return ['/c/market', `/s/${window?.slug}`, `/p/${good}`]
}

test('every page is there in every language, by its address or as the browser asks, and says where the others are', async () => {
  const owner = await shopWithWindow(await bench({ publicUrl: 'https://market.example' }))
  for (const path of await oneOfEach(owner)) {
    const alternates = [...CODES.map((code) => [code, `/${code}`]), ['x-default', '']].map(
      ([code, before]) => `<link rel="alternate" hreflang="${code}" href="https://market.example${before}${path}">`,
    )
    for (const code of CODES) {
      const named = await page(owner.bench, `/${code}${path}?v=3&openExternalBrowser=1`)
      expect(named.text, path).toContain(`<html lang="${code}">`)
      expect(named.text).toContain(`<link rel="canonical" href="https://market.example/${code}${path}">`)
      for (const alternate of alternates) expect(named.text).toContain(alternate)
      const asked = await page(owner.bench, path, { 'Accept-Language': `fr, ${code}-XX;q=0.8, *;q=0.1` })
      expect(asked.text).toContain(`<html lang="${code}">`)
      expect(asked.text).toContain(`<link rel="canonical" href="https://market.example${path}">`)
      expect(asked.headers.get('Vary')).toContain('Accept-Language')
    }
    expect((await page(owner.bench, path)).text).toContain('<html lang="th">')
  }
})

test('the sitemap names each page in each language as the pages themselves do, and robots.txt names the sitemap', async () => {
  const owner = await shopWithWindow(await bench({ publicUrl: 'https://market.example' }))
  const paths = await oneOfEach(owner)
  const robots = (await page(owner.bench, '/robots.txt')).text
  const [index = ''] = /https:\S+sitemap\.xml/.exec(robots) ?? []
  const [map = ''] =
    /https:\S+\/c\/market\/sitemap\.xml/.exec((await page(owner.bench, new URL(index).pathname)).text) ?? []
  const { text } = await page(owner.bench, new URL(map).pathname)
  const listed = [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = '']) => address)
  expect(listed.sort()).toEqual(
    paths.flatMap((path) => CODES.map((code) => `https://market.example/${code}${path}`)).sort(),
  )
  for (const address of listed) {
    const { status, text: html } = await page(owner.bench, new URL(address).pathname)
    expect([status, html.includes(`<link rel="canonical" href="${address}">`)]).toEqual([200, true])
    const alternates = [...html.matchAll(/hreflang="[\w-]+" href="(https.*?)">/g)].map(([, one]) => one)
    for (const one of alternates) expect(text).toContain(`href="${one}"`)
  }
})

test('what was sold, reserved or taken away shows with the next sync, and the way on is shown', async () => {
  const owner = await shopWithWindow(await bench())
  const good = await publish(owner, { name: 'ผ้าผืนเดียว', piece: true, category: 'mudmee' }, 1)
  const other = await publish(owner, { name: 'ผ้าอีกผืน', category: 'mudmee' })
  const text = async () => (await page(owner.bench, `/en/p/${good}`)).text
  expect(await text()).toMatch(/ผ้าผืนเดียว[\s\S]*Ask for it/)
  expect(await text()).toContain(`/o/new?good=${good}`)
  const edit = (fields: Parameters<typeof publish>[1]) =>
    owner.do('good.edit', { good, fields: fields ?? {}, based: {} })
  await edit({ stage: 'reserved', reservedFor: 'Secret Customer' })
  expect(await text()).toContain('Somebody has reserved this piece')
  expect(await text()).not.toMatch(/Secret Customer|\/o\/new/)
  await edit({ stage: 'sale' })
  await owner.do('sale.record', sale([line({ good })]))
  expect(await text()).toMatch(/Sold[\s\S]*Similar pieces[\s\S]*ผ้าอีกผืน/)
  expect(await text()).not.toContain('/o/new')
  await edit({ published: false })
  const gone = await page(owner.bench, `/en/p/${good}`)
  expect([gone.status, gone.text.includes('noindex'), gone.text.includes(other)]).toEqual([410, true, true])
  expect(gone.text).not.toContain('ผ้าผืนเดียว')
  await owner.do('shop.edit', { shop: owner.shop, fields: { window: false }, based: {} })
  const closed = await page(owner.bench, `/en/s/${owner.shop}`)
  expect([closed.status, closed.text.includes('ร้านผ้าไหม')]).toEqual([410, false])
})

test('an address that leads nowhere is told kindly, a shop’s old address leads to its new one', async () => {
  const owner = await shopWithWindow(await bench(), { english: 'Mae Daeng' })
  await publish(owner, { name: 'ผ้าอีกผืน' })
  for (const path of ['/c/nowhere', '/s/nobody', `/p/${newId()}`, '/p/x', '/en/c/nowhere/search', `/s/${newId()}`]) {
    const { status, text } = await page(owner.bench, path)
    expect([status, text.includes('ผ้าอีกผืน')], path).toEqual([404, true])
  }
  const code = owner.shop.slice(-8)
  for (const name of [owner.shop, code, `old-name-${code}`]) {
    const { status, headers } = await page(owner.bench, `/en/s/${name}`)
    expect([status, headers.get('Location')]).toEqual([302, `/en/s/mae-daeng-${code}`])
  }
})

test('the QR of a price tag leads to the page of its piece; of what is not shown it tells nothing, not even that it is', async () => {
  const owner = await shopWithWindow(await bench())
  const good = await publish(owner)
  const secret = cloth({ name: 'ผ้าลับ' })
  await owner.do('good.add', secret)
  const { status, headers } = await page(owner.bench, `/t/${good}`)
  expect([status, headers.get('Location')]).toEqual([302, `/p/${good}`])
  const tags = await Promise.all([secret.good, newId()].map((id) => page(owner.bench, `/t/${id}`)))
  expect(tags[0]?.text.replaceAll(secret.good, '')).toBe(
    tags[1]?.text.replaceAll(/[\da-f-]{36}(?=")/g, (id) => (id === good ? id : '')),
  )
  expect(tags[0]?.text).toContain(CATALOGUES.th['public.tag' as 'common.app'])
  expect(tags[0]?.text).not.toContain('ผ้าลับ')
})

test('a page is small, compressed, and not sent again to who has it; it runs nothing and loads nothing from elsewhere', async () => {
  const owner = await shopWithWindow(await bench(), { story: 'เรื่อง '.repeat(200) })
  const name = 'ผ้าหมี่ขิด ลายนาคเกี้ยว ทอมือย้อมครามทั้งผืน'
  const deeds = Array.from({ length: 60 }, () => {
    const good = cloth({ name, published: true })
    return [owner.make('good.add', good), owner.make('photo.add', picture(good.good))]
  })
  await owner.sync(deeds.flat())
  const { app } = owner.bench
  const path = `/s/${(await owner.bench.deps.storage.market.window(owner.shop))?.slug}`
  const answer = await app.request(path, { headers: { 'Accept-Encoding': 'br' } })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const html = brotliDecompressSync(bytes).toString()
  expect(Buffer.byteLength(html)).toBeLessThan(60 * KB)
  expect(bytes.byteLength).toBeLessThan(15 * KB)
  expect(STYLE.length).toBeLessThan(6 * KB)
  const tag = answer.headers.get('ETag') ?? ''
  expect((await app.request(path, { headers: { 'If-None-Match': tag } })).status).toBe(304)
  await publish(owner)
  expect((await app.request(path, { headers: { 'If-None-Match': tag } })).status).toBe(200)

  const policy = answer.headers.get('Content-Security-Policy') ?? ''
  const style = createHash('sha256').update(STYLE).digest('base64')
  expect(policy).toContain(`default-src 'none'; img-src 'self'; style-src 'sha256-${style}'`)
  expect(policy).not.toMatch(/script-src|unsafe/)
  expect(html).not.toMatch(/<script(?! type="application\/ld\+json")|style="| on\w+="/)
  const loaded = [...html.matchAll(/(?:src|srcset|action)="([^"]*)"/g)].map(([, address = '']) => address)
  expect(loaded.filter((address) => !address.startsWith('/'))).toEqual([])
})

test('what sellers write is text on a page and never a part of it', async () => {
  const owner = await shopWithWindow(await bench(), { name: '<b>"ร้าน"</b>', story: '</section><script>1</script>' })
  const good = await publish(owner, { name: '"><img src=x onerror=1>', story: '</script><script>alert(1)</script>' })
  for (const path of ['/c/market', `/s/${owner.shop.slice(-8)}`, `/p/${good}`]) {
    const { text } = await page(owner.bench, path)
    expect(text).not.toMatch(/<img src=x|<script>|<b>"/)
  }
})

test('the search finds as people type: without tones, in another language, by price and kind, and never what is gone', async () => {
  const owner = await shopWithWindow(await bench())
  await publish(owner, { name: 'ผ้าขาวม้า', english: 'Pha khao ma', category: 'khao-ma', price: 25000 })
  await publish(owner, { name: 'ผ้าไหมมัดหมี่', category: 'mudmee', price: 180000, dye: 'indigo' })
  await publish(owner, { name: 'ผ้าที่เก็บไว้', published: true, hidden: true })
  const found = async (query: string) => {
    const { text } = await page(owner.bench, `/en/c/market/search?${query}`)
    return [...text.matchAll(/class="name">(.*?)</g)].map(([, name]) => name).sort()
  }
  const q = (text: string) => `q=${encodeURIComponent(text)}`
  expect(await found('')).toEqual(['Pha khao ma', 'ผ้าไหมมัดหมี่'])
  expect(await found(q('ผาขาวมา'))).toEqual(['Pha khao ma'])
  expect(await found(q('PHA'))).toEqual(['Pha khao ma'])
  for (const text of ['คราม', 'Indigo', '蓝靛', 'mudmee ไหม']) expect(await found(q(text)), text).toEqual(['ผ้าไหมมัดหมี่'])
  expect(await found(q('ผ้าที่เก็บไว้'))).toEqual([])
  expect(await found(q('%'))).toEqual([])
  expect(await found('max=250')).toEqual(['Pha khao ma'])
  expect(await found(`max=${encodeURIComponent('๒๕๐')}`)).toEqual(['Pha khao ma'])
  expect(await found('category=mudmee&max=x')).toEqual(['ผ้าไหมมัดหมี่'])
  expect(await found('max=100')).toEqual([])
})

test('a price is told in other money by the rate of the keeper, with its day in the years of the language', async () => {
  const owner = await shopWithWindow(await bench())
  const good = await publish(owner, { price: 180000 })
  const about = async (language: Language) => {
    const { text } = await page(owner.bench, `/${language}/p/${good}`)
    return /<p class="about">(.*?)<\/p>/.exec(text)?.[1]?.replaceAll('\u00a0', ' ')
  }
  expect(await about('en')).toBeUndefined()
  await typed(owner.bench.deps.storage, NOON, ['community', 'market', '--rates', 'LAK=650 CNY=0.2 USD=0.0291'])
  expect(await about('en')).toBe('About 1,170,000 ₭ · 360 ¥ · 52.40 $ <small>(at the rate of 1 Jul 2026)</small>')
  expect(await about('th')).toContain('1 ก.ค. 2569')
})

test('a link that is sent shows name and picture without a price, and what the piece is for search engines', async () => {
  const owner = await shopWithWindow(await bench({ publicUrl: 'https://market.example' }))
  const good = await publish(owner, { name: 'ผ้าหมี่ขิด', price: 180000, story: 'แม่ทอสามเดือน' })
  await owner.do('photo.add', picture(good))
  const { text } = await page(owner.bench, `/th/p/${good}`)
  const said = Object.fromEntries(
    [...text.matchAll(/<meta property="og:(\S+)" content="(.*?)">/g)].map(([, a, b]) => [a, b]),
  )
  expect(said).toMatchObject({
    title: 'ผ้าหมี่ขิด',
    description: 'แม่ทอสามเดือน',
    url: `https://market.example/th/p/${good}`,
    image: `https://market.example/p/${good}/${'a'.repeat(16)}/og.jpg`,
    'image:width': '1200',
  })
  expect(JSON.stringify(said)).not.toContain('1,800')
  const product = JSON.parse(/ld\+json">(.*?)<\/script>/.exec(text)?.[1] ?? '{}')
  expect(product).toMatchObject({
    '@type': 'Product',
    name: 'ผ้าหมี่ขิด',
    offers: { price: '1800.00', priceCurrency: 'THB', availability: 'https://schema.org/InStock' },
  })
})

test('photographs come in their sizes, upright and bare, for ever; of what is not shown there are none', async () => {
  const owner = await shopWithWindow(await bench())
  const { deps } = owner.bench
  const good = await publish(owner)
  const photo = picture(good)
  await owner.do('photo.add', photo)
  const address = (file: string) => `/p/${good}/${photo.photo.full.slice(0, 16)}/${file}`
  const get = async (file: string) => {
    const answer = await owner.bench.app.request(address(file))
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  const woven = await get('640.webp')
  expect([woven.headers.get('Content-Type'), woven.headers.get('Cache-Control')]).toEqual([
    'image/svg+xml',
    'public, max-age=60',
  ])

  const camera = sharp({ create: { width: 960, height: 1280, channels: 3, background: '#26336e' } })
  const taken = await camera
    .withExif({ IFD0: { Copyright: 'Secret' } })
    .jpeg()
    .toBuffer()
  const thumb = await sharp(taken).resize(320).jpeg().toBuffer()
  await deps.photos.put(owner.shop, photo.photo.thumb, thumb)
  expect((await get('640.webp')).headers.get('Cache-Control')).toBe('public, max-age=60')
  await deps.photos.put(owner.shop, photo.photo.full, taken)
  for (const [file, format, width] of [
    ['320.avif', 'heif', 320],
    ['640.webp', 'webp', 640],
    ['1280.jpg', 'jpeg', 960],
    ['og.jpg', 'jpeg', 1200],
  ] as const) {
    const { headers, bytes } = await get(file)
    const meta = await sharp(bytes).metadata()
    expect([meta.format, meta.width, meta.exif], file).toEqual([format, width, undefined])
    expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    if (file === 'og.jpg') expect(bytes.byteLength).toBeLessThan(300 * KB)
  }
  expect([...(await deps.sizes.list(owner.shop))].sort()).toEqual(
    ['1280.jpg', '320.avif', '640.webp', 'og.jpg'].map((file) => `${photo.photo.full}-${file}`),
  )
  for (const file of ['og.avif', '2000.jpg', '640.gif', '640']) expect((await get(file)).status).toBe(404)
  await owner.do('good.edit', { good, fields: { published: false }, based: {} })
  for (const file of ['320.avif', '640.webp', 'og.jpg']) expect((await get(file)).status, file).toBe(404)
})
