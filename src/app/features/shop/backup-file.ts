/** What a backup file is called. */

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

/** `talat-ผ้าทอป้าแดง-2026-01-14`, without what file systems do not take. */
function nameOf(shop: string): string {
  const day = new Date().toISOString().slice(0, 10)
  return ['talat', shop.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, ''), day].filter(Boolean).join('-')
}
