/** The bearer token of a device names its shop, so that every look-up does. */
export function writeToken(shop: string, device: string, secret: string): string {
  return `${shop}_${device}_${secret}`
}

export function readToken(token: string): { shop: string; device: string; secret: string } | null {
  const match = /^([0-9a-f-]{36})_([0-9a-f-]{36})_([0-9a-z]{32,64})$/.exec(token)
  if (!match) return null
  const [, shop = '', device = '', secretPart = ''] = match
  return { shop, device, secret: secretPart }
}
