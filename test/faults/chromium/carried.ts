/** A request and its answer on their way between the page of a phone and the harness: plain, with bytes as base64. */

export interface Asked {
  path: string
  method: string
  headers: Record<string, string>
  body: string | null
}

export type Carried =
  | { status: number; headers: Record<string, string>; body: string | null }
  | { failed: 'offline' | 'timeout' }
