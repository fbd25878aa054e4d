/** The list of Thailand's sub-districts: a file of the rest. */

import { type FoundPlace, readPlaces } from '../../shared/domain/places.ts'

const FILE = new URL('./places.txt', import.meta.url).href

let places: Promise<FoundPlace[]> | undefined

/** @throws where it is not on this phone and cannot be fetched */
export function loadPlaces(): Promise<FoundPlace[]> {
  places ??= read().catch((error: unknown) => {
    places = undefined
    throw error
  })
  return places
}

async function read(): Promise<FoundPlace[]> {
  const response = await fetch(FILE)
  if (!response.ok) throw new Error(`places: ${response.status}`)
  return readPlaces(await response.text())
}
