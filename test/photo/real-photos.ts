/**
 * Photographs of real cameras that lie beside the project on some machines; elsewhere the list is empty and the tests
 * run on generated pictures alone. They are read where they lie.
 */
const urls = import.meta.glob<string>('../../../shared/photos/*.{jpg,heic}', {
  query: '?url',
  import: 'default',
  eager: true,
})

export interface Source {
  name: string
  bytes: () => Promise<Uint8Array<ArrayBuffer>>
}

export const realPhotos: Source[] = Object.entries(urls).map(([path, url]) => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  bytes: async () => {
    const response = await fetch(url)
    if (!response.ok) throw new Error(`${url}: ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  },
}))

export const realPhotosNamed = (pattern: RegExp) => realPhotos.filter(({ name }) => pattern.test(name))
