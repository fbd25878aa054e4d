/** What the keeper may set, by environment variables. A value that is no use is said in one line. */

import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createSecureContext, type SecureContextOptions } from 'node:tls'
import * as z from 'zod/mini'
import { type IsProxy, isHere, readProxies } from './http/address.ts'
import type { Bucket } from './photos/bucket.ts'

export interface Config {
  port: number
  /** null: every address of this machine. */
  host: string | null
  database: string
  /** The address of a PostgreSQL that is used in place of the file; holds its password. */
  databaseUrl: string | null
  photos: string
  /** Photos in the sizes of buyers' screens: drawn again where they are missing. */
  sizes: string
  /** The origin as phones reach it, behind a proxy. */
  publicUrl: string | null
  tls: { cert: string; key: string } | null
  /** Whose word is taken for the address that a request comes from. */
  isProxy: IsProxy
  /** Folder of all that is kept. */
  dataDir: string
  /** What opens `/metrics` and `/keeper`; null: they are not there. */
  keeperToken: string | null
  /** Where photos lie, if not in a folder of this machine. */
  bucket: Bucket | null
}

/** A setting that cannot be used; its message is for the keeper. */
export class ConfigError extends Error {}

const text = z.string().check(z.minLength(1))
const origin = text.check(z.refine(isOrigin))

/** Each variable: its form, and what is allowed, in words. */
const VARIABLES = {
  PORT: { form: z.coerce.number().check(z.int(), z.minimum(1), z.maximum(65535)), allowed: 'a number from 1 to 65535' },
  HOST: { form: text.check(z.regex(/^[\w.:-]+$/)), allowed: 'a host name or an address' },
  DATA_DIR: { form: text, allowed: 'a folder' },
  DATABASE_URL: {
    form: text.check(z.refine(isPostgres)),
    allowed: 'the address of a PostgreSQL database, such as postgres://talat:secret@db.example:5432/talat',
    secret: true,
  },
  PUBLIC_URL: { form: origin, allowed: 'an origin such as https://market.example, without a path' },
  PROXIES: {
    form: text.check(z.refine((value) => readProxies(value) !== null)),
    allowed: 'addresses of proxies or parts of a network, such as 10.0.0.7,10.1.0.16/28',
  },
  KEEPER_TOKEN: { form: text.check(z.regex(/^[\x21-\x7e]{16,}$/)), allowed: '16 letters and digits or more' },
  S3_URL: {
    form: text.check(z.refine(isBucketUrl)),
    allowed: 'the address of a bucket with its name, such as https://s3.example/talat',
  },
  S3_REGION: { form: text, allowed: 'the region of the bucket' },
  S3_ACCESS_KEY_ID: { form: text, allowed: 'the id of a key of the bucket' },
  S3_SECRET_ACCESS_KEY: { form: text, allowed: 'the secret of that key' },
  TLS_CERT: { form: text, allowed: 'a file with a certificate in PEM form' },
  TLS_KEY: { form: text, allowed: 'a file with the key of the certificate in PEM form' },
} as const satisfies Record<string, { form: z.ZodMiniType; allowed: string; secret?: boolean }>

type Variable = keyof typeof VARIABLES
type Environment = Record<string, string | undefined>

export function readConfig(environment: Environment): Config {
  const data = resolve(read(environment, 'DATA_DIR') ?? 'data')
  const publicUrl = read(environment, 'PUBLIC_URL')
  return {
    port: read(environment, 'PORT') ?? 8080,
    host: read(environment, 'HOST'),
    database: join(data, 'talat.db'),
    databaseUrl: read(environment, 'DATABASE_URL'),
    photos: join(data, 'photos'),
    sizes: join(data, 'sizes'),
    publicUrl: publicUrl && new URL(publicUrl).origin,
    tls: readTls(environment),
    isProxy: readProxies(read(environment, 'PROXIES') ?? '') ?? isHere,
    dataDir: data,
    keeperToken: read(environment, 'KEEPER_TOKEN'),
    bucket: readBucket(environment),
  }
}

/** The value, or null where it is not set or empty. */
function read<V extends Variable>(environment: Environment, name: V): z.infer<(typeof VARIABLES)[V]['form']> | null {
  const value = environment[name]
  if (value === undefined || value === '') return null
  const { form, allowed, ...rest } = VARIABLES[name]
  const parsed = form.safeParse(value)
  if (!parsed.success) {
    // What holds a password is not printed, right or wrong.
    const said = 'secret' in rest ? 'of no use' : JSON.stringify(value)
    throw new ConfigError(`${name} is ${said}; it must be ${allowed}.`)
  }
  return parsed.data as z.infer<(typeof VARIABLES)[V]['form']>
}

function readBucket(environment: Environment): Bucket | null {
  const url = read(environment, 'S3_URL')
  if (url === null) return null
  const [id, secret] = [read(environment, 'S3_ACCESS_KEY_ID'), read(environment, 'S3_SECRET_ACCESS_KEY')]
  if (id === null || secret === null) {
    const missing = id === null ? 'S3_ACCESS_KEY_ID' : 'S3_SECRET_ACCESS_KEY'
    throw new ConfigError(`${missing} is not set; S3_URL needs the key of its bucket.`)
  }
  const region = read(environment, 'S3_REGION') ?? USUAL_REGION
  return { url: url.replace(/\/$/, ''), region, accessKeyId: id, secretAccessKey: secret }
}

/** What those who run an S3 of their own call it, where they have but one. */
const USUAL_REGION = 'us-east-1'

function isBucketUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, pathname, search, hash } = new URL(value)
  return /^https?:$/.test(protocol) && /^\/[^/]+\/?$/.test(pathname) && search + hash === ''
}

function readTls(environment: Environment): Config['tls'] {
  const cert = read(environment, 'TLS_CERT')
  const key = read(environment, 'TLS_KEY')
  if (cert === null && key === null) return null
  if (cert === null || key === null) {
    const missing = cert === null ? 'TLS_CERT' : 'TLS_KEY'
    throw new ConfigError(`${missing} is not set; TLS_CERT and TLS_KEY go together.`)
  }
  const opened = readPem('TLS_CERT', cert, (pem) => ({ cert: pem }))
  return readPem('TLS_KEY', key, (pem) => ({ ...opened, key: pem }))
}

/** @param into what it is to be used as: a key opens with its own certificate alone */
function readPem<T extends SecureContextOptions>(name: Variable, path: string, into: (pem: string) => T): T {
  try {
    const read = into(readFileSync(path, 'utf8'))
    createSecureContext(read)
    return read
  } catch {
    throw new ConfigError(`${name} is ${JSON.stringify(path)}; it must be ${VARIABLES[name].allowed}.`)
  }
}

export function isPostgres(value: string): boolean {
  return URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol)
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, origin, href } = new URL(value)
  return /^https?:$/.test(protocol) && href === `${origin}/`
}

/** Whether phones reach the server over HTTPS, by its own certificate or through a proxy. */
export function isSecure({ tls, publicUrl }: Config): boolean {
  return publicUrl === null ? tls !== null : publicUrl.startsWith('https:')
}

/** The origin to put into links: as phones reach it, else as this machine does. */
export function originOf({ publicUrl, tls, host, port }: Config): string {
  if (publicUrl) return publicUrl
  const scheme = tls ? 'https' : 'http'
  const name = host === null || EVERY_ADDRESS.includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return new URL(`${scheme}://${name}:${port}`).origin
}

const EVERY_ADDRESS = ['0.0.0.0', '::']
const THIS_MACHINE = ['localhost', '127.0.0.1', '::1']

/** Whether phones may come to it at an address where their browsers keep camera and offline mode from the app. */
export function isPlainForPhones(config: Config): boolean {
  return !isSecure(config) && !(config.host !== null && THIS_MACHINE.includes(config.host))
}
