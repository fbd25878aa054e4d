/** What the QR of a price tag holds: an address, so that a buyer's own phone has somewhere to go too. */

/** @param origin of the market's server; tags outlive it, so only the path is read again */
export function tagText(origin: string, good: string): string {
  return `${origin}/t/${good}`
}

/** The good of a scanned tag; null for a QR of something else. */
export function goodOfTag(text: string): string | null {
  return /\/t\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text.trim())?.[1] ?? null
}
