/** Request bodies go up gzipped: a day's sales shrink to a fifth. */

/** Below this a gzip header costs more than it saves, bytes. */
const WORTH_PACKING = 1024

export async function gzipped(text: string): Promise<ArrayBuffer> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Response(stream).arrayBuffer()
}

/** Throws for what is not gzipped. */
export async function gunzipped(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Response(stream).text()
}

/** The body as bytes with the headers that say how it is packed. */
export async function packed(json: string): Promise<{ bytes: ArrayBuffer; headers: Record<string, string> }> {
  const headers = { 'Content-Type': 'application/json' }
  const plain = new TextEncoder().encode(json)
  if (plain.byteLength < WORTH_PACKING) return { bytes: plain.buffer, headers }
  return { bytes: await gzipped(json), headers: { ...headers, 'Content-Encoding': 'gzip' } }
}
