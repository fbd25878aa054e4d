/** Which photo is of which good, told by its file name: that of the list, the good's code, or its name, with a number behind. */

import { sameText } from './lines.ts'

/** A photo that was picked, or that lies in a zip. */
export interface PhotoFile {
  /** With the folders that it lies in. */
  path: string
  read: () => Promise<Blob>
}

/** What a good's photos may be called. */
export interface Named {
  id: string
  name: string
  code: string
  photos: readonly string[]
}

export interface Matched {
  good: string
  file: PhotoFile
}

const PICTURE = /\.(jpe?g|jfif|png|webp|heic|heif|gif|bmp)$/i

/** Not what a Mac puts beside each file of a zip. */
export function isPhoto(path: string): boolean {
  return PICTURE.test(path) && !/(^|\/)(\.|__MACOSX\/)/.test(path)
}

/** The photos in the order of the goods and of their names: the first of each is the one that the stall shows. */
export function matchPhotos(
  files: readonly PhotoFile[],
  goods: readonly Named[],
): { matched: Matched[]; unmatched: PhotoFile[] } {
  const byName = new Map<string, string>()
  // What the list says counts before what looks alike.
  const names = [
    ...goods.flatMap(({ id, photos }) => photos.flatMap((photo) => [photo, stemOf(photo)].map((name) => [name, id]))),
    ...goods.map(({ id, code }) => [code, id]),
    ...goods.map(({ id, name }) => [name, id]),
  ] as [string, string][]
  for (const [name, id] of names) {
    const key = keyOf(name)
    if (key !== '' && !byName.has(key)) byName.set(key, id)
  }
  const placed = files.map((file) => ({ file, good: candidates(file.path).flatMap((key) => byName.get(key) ?? [])[0] }))
  const order = new Map(goods.map(({ id }, index) => [id, index]))
  const matched = placed.flatMap(({ file, good }) => (good ? [{ file, good }] : []))
  return {
    matched: matched.sort(
      (a, b) =>
        (order.get(a.good) ?? 0) - (order.get(b.good) ?? 0) || ORDER.compare(stemOf(a.file.path), stemOf(b.file.path)),
    ),
    unmatched: placed.flatMap(({ file, good }) => (good ? [] : [file])),
  }
}

/** `A2` before `A10`. */
const ORDER = new Intl.Collator('en', { numeric: true })

/** What a file may be named after, the likeliest first; last the folder that it lies in. */
function candidates(path: string): string[] {
  const parts = path.split('/')
  const [file = '', folder = ''] = [parts.at(-1), parts.at(-2)]
  const stem = stemOf(file)
  return [file, stem, withoutNumber(stem), folder].map(keyOf)
}

function stemOf(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(PICTURE, '')
}

/** `A12-2`, `A12 (2)`, `A12_02` as `A12`. */
function withoutNumber(stem: string): string {
  return stem.replace(/[\s_-]*[([]?\d{1,3}[)\]]?$/, '')
}

/** File systems and people put a dash, an underscore or nothing where there is a space. */
function keyOf(name: string): string {
  return sameText(name).replace(/[\s_-]+/g, '')
}
