import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createApp } from '../../../src/server/app.ts'
import { bench } from '../kit.ts'
import { picture, publish, shopWithWindow } from './shopkeeping.ts'

/** A photograph that buyers may see, and which of what was asked for was drawn: each drawing reads the photograph. */
async function shownPhotograph() {
  const there = await bench()
  const owner = await shopWithWindow(there)
  const good = await publish(owner)
  const { photo, ...rest } = picture(good)
  await owner.do('photo.add', { photo, ...rest })
  const camera = sharp({ create: { width: 900, height: 600, channels: 3, background: '#26336e' } })
  await there.deps.photos.put(owner.shop, photo.full, await camera.jpeg().toBuffer())
  let drawn = 0
  const get = (shop: string, hash: string) => {
    drawn++
    return there.deps.photos.get(shop, hash)
  }
  /** A process of the server, which knows what the places of photos know and no more. */
  const newServer = () => {
    const app = createApp({ ...there.deps, photos: { ...there.deps.photos, get } })
    return async (file = '320.webp') => {
      const answer = await app.request(`/p/${good}/${photo.full.slice(0, 16)}/${file}`)
      expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, `image/${file.split('.')[1]}`])
      return Buffer.from(await answer.arrayBuffer())
    }
  }
  return { newServer, drawn: () => drawn }
}

test('a size is drawn once, and then served as it was, by the next process too; another size is drawn for itself', async () => {
  const { newServer, drawn } = await shownPhotograph()
  const ask = newServer()
  const first = await ask()
  expect([await ask(), drawn()]).toEqual([first, 1])
  expect([await newServer()(), drawn()]).toEqual([first, 1])
  await ask('640.webp')
  expect(drawn()).toBe(2)
})

test('many who look at once at what is new have it drawn once', async () => {
  const { newServer, drawn } = await shownPhotograph()
  const ask = newServer()
  const [first, ...others] = await Promise.all(Array.from({ length: 8 }, () => ask()))
  expect(others.every((other) => first?.equals(other))).toBe(true)
  expect(drawn()).toBe(1)
})
