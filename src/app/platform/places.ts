/** The list of Thailand's sub-districts: a file of the rest, fetched while there is a network, for when there is none. */

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

/** Fetches it for later, where the worker keeps it; not for a person who saves data. */
export function fetchPlaces(): void {
  const { connection, serviceWorker } = navigator as Navigator & { connection?: { saveData?: boolean } }
  if (serviceWorker?.controller && !connection?.saveData) fetch(FILE).catch(() => {})
}

async function read(): Promise<FoundPlace[]> {
  const response = await fetch(FILE)
  if (!response.ok) throw new Error(`places: ${response.status}`)
  return readPlaces(await response.text())
}
