/** The bounds of the wire, with their units. Phone and server read the same ones. */

const KB = 1024

/** One operation as JSON text, bytes of UTF-8. Checked when it is made (SYNC 3). */
export const MAX_OPERATION_BYTES = 32 * KB

/** Body of a sync request, unpacked. */
export const MAX_REQUEST_BYTES = 512 * KB
/** Body of a request that carries neither operations nor records, unpacked. */
export const MAX_SMALL_REQUEST_BYTES = 16 * KB
/** Operations in a request. */
export const MAX_OPERATIONS = 200
/** Rows in a page; a group of one sequence is never split, so a page may be larger by one operation. */
export const MAX_PAGE_RECORDS = 1000
/** JSON bytes of a page, likewise. */
export const MAX_PAGE_BYTES = 256 * KB

/** Records in one request or answer of a repair. */
export const MAX_REPAIR_RECORDS = 200

/** A photo as it is sent (SYNC 27), bytes. */
export const MAX_PHOTO_BYTES = 200 * KB
/** Bytes of a photo sent in one PATCH: some 5 s of a 100 kbit/s link, so that a cut costs little. */
export const PHOTO_CHUNK_BYTES = 64 * KB

/** Texts that people type. */
export const MAX_NAME = 200
export const MAX_TEXT = 4000

/** Operations that a removed device may hand in after its removal. */
export const MAX_HELD_OPERATIONS = 500

/** How long a join code is good, milliseconds. */
export const CODE_LIFE = 24 * 60 * 60 * 1000
export const CODE_LENGTH = 8
export const RECOVERY_LENGTH = 20

/** A bundle that a neighbour carries, bytes: as base64 it fits a request. */
export const MAX_BUNDLE_BYTES = 360 * KB
/** What it unpacks to, JSON bytes. */
export const MAX_BUNDLE_JSON = 2 * KB * KB
export const MAX_BUNDLE_OPERATIONS = 2000
export const MAX_BUNDLE_FILES = 200
/** JSON bytes of the page of changes that is carried back. */
export const MAX_CARRIED_PAGE = 96 * KB
