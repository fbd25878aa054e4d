/** The shapes that the phone's database holds. */

import type { Fields } from '../../shared/domain/change.ts'
import type { FieldsOf, Kind, Version } from '../../shared/domain/records.ts'
import type { Operation } from '../../shared/protocol/operations.ts'

/** A record as the seller sees it: the server's state with the waiting operations over it. */
export interface Row<K extends Kind = Kind> {
  id: string
  fields: FieldsOf[K]
  /** Of the last change that the server told of; absent while the record exists on this phone alone. */
  version?: Version
  /** Versions of the fields that differ from `version`. */
  versions?: Record<string, Version>
  deleted: 0 | 1
}

/** A record whose kind the code need not know. */
export interface AnyRow {
  id: string
  fields: Fields
  version?: Version
  versions?: Record<string, Version>
  deleted: 0 | 1
}

/** The server's copy of a record that waiting operations have touched (SYNC 10). */
export interface BaseRow {
  kind: string
  id: string
  row: AnyRow
}

/** A record of a kind that this version of the app does not know: parked until an update does (SYNC 4). */
export interface ParkedRow {
  kind: string
  id: string
  row: AnyRow
}

/**
 * An operation on its way.
 * - `waiting`: its result is not here yet
 * - `applied`: the server has it; it leaves once a page has reached its sequence
 * - `refused`: it stays until the person sends it again, changes or discards it
 */
export interface OutboxRow {
  number: number
  state: 'waiting' | 'applied' | 'refused'
  operation: Operation
  /** JSON bytes of the operation. */
  size: number
  sequence?: number
  code?: string
  reason?: string
}

/**
 * What the grid needs of a good, derived from goods, photos and movements in the transaction that changes them, so
 * that a grid of thousands does not sum movements. `rebuildShelf` makes it anew.
 */
export interface ShelfRow {
  id: string
  state: 'shown' | 'hidden' | 'gone'
  /** Sum of the movements, in steps of the good's unit. */
  left: number
  /** When it was last sold or made, UTC ms: the order of the sell grid. */
  last: number
  thumb: string | null
}

/** Bytes in a table of their own, as ArrayBuffer: Blobs in IndexedDB broke on Android and iOS (SYNC 22). */
export interface BlobRow {
  hash: string
  bytes: ArrayBuffer
  type: string
}

/** A photo as the pipeline hands it over. */
export interface NewPhoto {
  full: NewPhotoFile
  thumb: NewPhotoFile
}
interface NewPhotoFile {
  bytes: ArrayBuffer
  type: 'image/webp' | 'image/jpeg'
  hash: string
  width: number
  height: number
}

/** A photo file that the server has not confirmed. Rank 0 (thumbnails) goes before rank 1 (full). */
export interface UploadRow {
  hash: string
  rank: 0 | 1
  size: number
  type: string
  /** Order among its rank: when it was added. */
  added: number
  /** Its bytes are not on this phone any more, or the server would not take them. */
  problem?: 'missing' | 'refused'
  /** Bytes that the server said it has: for honest progress. */
  sent: number
}

/** A thumbnail that another phone made and this one lacks; not asked for again before `after` (phone time). */
export interface WantedRow {
  tries: number
  after: number
  hash: string
}

export interface TotalRow {
  kind: string
  count: number
  high: number
  low: number
}
