import { expect, test } from 'vitest'
import { measure, tooLarge } from '../../tools/size/budgets.ts'
import type { Build } from '../../tools/size/build.ts'

const KB = 1024

/** A build within all its budgets; each test spoils one thing. */
function build(sizes: Record<string, number> = {}, precache: string[] = []): Build {
  const files = {
    'index.html': 2 * KB,
    'assets/index-a.js': 10 * KB,
    'assets/libraries-b.js': 40 * KB,
    'assets/sell-c.js': 8 * KB,
    'assets/index-d.css': 6 * KB,
    'assets/worker-e.js': 4 * KB,
    'assets/goods-f.js': 12 * KB,
    'rest/jsQR-g.js': 48 * KB,
    'sw.js': 45 * KB,
    ...sizes,
  }
  return {
    sizes: new Map(Object.entries(files)),
    precache: ['index.html', 'assets/index-a.js', 'assets/libraries-b.js', ...precache],
    manifest: {
      'index.html': { file: 'assets/index-a.js', isEntry: true, imports: ['_libraries', '_sell'] },
      _libraries: { file: 'assets/libraries-b.js', name: 'libraries' },
      _sell: { file: 'assets/sell-c.js', name: 'sell', imports: ['_libraries'] },
    },
  }
}

const broken = (spoiled: Build) => tooLarge(measure(spoiled)).map((row) => row.name)

test('a build within its budgets passes, the named exceptions included', () => {
  expect(broken(build())).toEqual([])
})

test('the sell screen counts entry, libraries and its route, each once', () => {
  expect(measure(build()).find((row) => row.name === 'JS to a usable sell screen')?.bytes).toBe(58 * KB)
  expect(measure(build()).find((row) => row.name === 'HTML + CSS + JS to it')?.bytes).toBe(66 * KB)
})

test.each([
  ['JS to a usable sell screen', build({ 'assets/libraries-b.js': 58 * KB })],
  ['HTML + CSS + JS to it', build({ 'assets/index-d.css': 41 * KB })],
  ['precache, all that sells', build({ 'assets/photo.jpg': 400 * KB }, ['assets/photo.jpg'])],
  ['fonts and WebAssembly in it', build({ 'assets/thai.woff2': 1 * KB }, ['assets/thai.woff2'])],
  ['service worker with the engine', build({ 'sw.js': 51 * KB })],
  ['photo worker assets/worker-e.js', build({ 'assets/worker-e.js': 6 * KB })],
  ['lazy assets/goods-f.js', build({ 'assets/goods-f.js': 21 * KB })],
  ['lazy rest/jsQR-g.js', build({ 'rest/jsQR-g.js': 51 * KB })],
  ['the rest, after the first sync', build({ 'rest/lessons.mp3': 1500 * KB })],
])('fails above the limit: %s', (name, spoiled) => {
  expect(broken(spoiled)).toEqual([name])
})

test('a chunk that is there from the start and needs one of the rest fails: its page would not open without a network', () => {
  const manifest = {
    ...build().manifest,
    goods: { file: 'assets/goods-f.js', imports: ['_shared'] },
    _shared: { file: 'rest/shared-g.js' },
  }
  expect(() => measure({ ...build(), manifest })).toThrow('goods-f.js')
})

test('a build without the sell route, or without its page in the precache, is not measured as small', () => {
  const { 'index.html': page = { file: '' }, _libraries = page } = build().manifest
  const manifest = { 'index.html': { ...page, imports: ['_libraries'] }, _libraries }
  expect(() => measure({ ...build(), manifest })).toThrow('sell')
  expect(() => measure({ ...build(), precache: [] })).toThrow('index.html')
})
