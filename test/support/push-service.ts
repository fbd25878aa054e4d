/** A push service on loopback that decrypts what arrives (RFC 8291), as a browser would. */

import { createDecipheriv, createECDH, createHmac, createVerify, type ECDH, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Told {
  message: unknown
  /** Seconds for which it is to be kept. */
  ttl: number
  urgency: string | undefined
  /** What the bearer of the key has signed: `aud`, `exp`, `sub`. */
  claims: Record<string, unknown>
}

export class PushService implements AsyncDisposable {
  readonly told: Told[] = []
  /** What it answers. */
  status = 201
  readonly origin: string
  readonly #keys = createECDH('prime256v1')
  readonly #auth = randomBytes(16)
  readonly #close: () => Promise<void>

  private constructor(origin: string, close: () => Promise<void>) {
    this.origin = origin
    this.#close = close
    this.#keys.generateKeys()
  }

  static async open(): Promise<PushService> {
    let service: PushService
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      service.#take(request.headers, Buffer.concat(chunks))
      response.writeHead(service.status).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    service = new PushService(`http://127.0.0.1:${port}`, () => new Promise((done) => server.close(() => done())))
    return service
  }

  /** A subscription as a browser makes it. */
  subscription(name = 'phone') {
    const p256dh = this.#keys.getPublicKey('base64url')
    return { endpoint: `${this.origin}/${name}`, p256dh, auth: this.#auth.toString('base64url') }
  }

  #take(headers: Record<string, string | string[] | undefined>, body: Buffer): void {
    const clear = decrypted(body, this.#keys, this.#auth)
    this.told.push({
      message: JSON.parse(clear),
      ttl: Number(headers.ttl),
      urgency: String(headers.urgency),
      claims: claimsOf(String(headers.authorization)),
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#close()
  }
}

/** One record of `aes128gcm` (RFC 8188), with the keys of RFC 8291. */
function decrypted(body: Buffer, keys: ECDH, auth: Buffer): string {
  const hmac = (key: Buffer, ...parts: (Buffer | string)[]) => {
    const hash = createHmac('sha256', key)
    for (const part of parts) hash.update(part)
    return hash.digest()
  }
  const [salt, length] = [body.subarray(0, 16), body[20] ?? 0]
  const [sender, sealed] = [body.subarray(21, 21 + length), body.subarray(21 + length)]
  const shared = hmac(auth, keys.computeSecret(sender))
  const secret = hmac(salt, hmac(shared, 'WebPush: info\0', keys.getPublicKey(), sender, '\x01'))
  const key = hmac(secret, 'Content-Encoding: aes128gcm\0\x01').subarray(0, 16)
  const iv = hmac(secret, 'Content-Encoding: nonce\0\x01').subarray(0, 12)
  const cipher = createDecipheriv('aes-128-gcm', key, iv).setAuthTag(sealed.subarray(-16))
  const clear = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
  return clear.subarray(0, clear.lastIndexOf(2)).toString()
}

/** Of `vapid t=<jwt>, k=<key>`, with its signature checked. */
function claimsOf(authorization: string): Record<string, unknown> {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? []
  const [head, claims = '', signature = ''] = token.split('.')
  const raw = Buffer.from(key, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: raw.subarray(1, 33).toString('base64url'),
    y: raw.subarray(33).toString('base64url'),
  }
  const verify = createVerify('SHA256').update(`${head}.${claims}`)
  const signed = { key: jwk, format: 'jwk', dsaEncoding: 'ieee-p1363' } as const
  if (!verify.verify(signed, Buffer.from(signature, 'base64url'))) throw new Error('the signature is wrong')
  return JSON.parse(Buffer.from(claims, 'base64url').toString())
}
