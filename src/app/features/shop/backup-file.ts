/** What a backup file is called. */

import { fileName } from '../../platform/share.ts'

/** As it is saved on the phone. */
export function saved(backup: Blob, shop: string): File {
  return new File([backup], `${nameOf(shop)}.talat`, { type: 'application/octet-stream' })
}

/**
 * As it is handed to another app: Chrome shares no file whose ending it does not know, and of those that it knows this
 * is the only one that no app tries to show as a picture or to play.
 */
export function sent(backup: Blob, shop: string): File {
  return new File([backup], `${nameOf(shop)}.talat.txt`, { type: 'text/plain' })
}

function nameOf(shop: string): string {
  return fileName(shop, new Date().toISOString().slice(0, 10))
}
