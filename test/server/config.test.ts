import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { banner } from '../../src/server/banner.ts'
import { ConfigError, isPlainForPhones, isSecure, originOf, readConfig } from '../../src/server/config.ts'
import { CERT, KEY, OTHER_KEY } from '../support/certificate.ts'

const community = { code: 'abcdefgh', expires: 0 }

test('without any setting it listens on 8080 and keeps its data under ./data', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ port: 8080, host: null, publicUrl: null, tls: null })
  expect(config.database).toBe(path.resolve('data/talat.db'))
  expect(config.photos).toBe(path.resolve('data/photos'))
  expect(readConfig({ PORT: '', HOST: '' })).toEqual(config)
})

test('a bad value is one line that names the variable, the value and what is allowed', () => {
  const bad = {
    PORT: ['0', '70000', '80.5', 'http'],
    HOST: ['not a host', 'a/b'],
    PUBLIC_URL: ['market.example', 'ftp://market.example', 'https://market.example/app', 'https://market.example/?x'],
    TLS_CERT: ['/nowhere/cert.pem'],
    PROXIES: ['proxy.example', '10.0.0.0/33', '10.0.0.1,', '::/129'],
    KEEPER_TOKEN: ['short', 'sixteen letters and a space'],
    S3_URL: ['talat', 'https://s3.example', 'https://s3.example/talat/photos', 's3://talat'],
  }
  for (const [name, values] of Object.entries(bad)) {
    for (const value of values) {
      const read = () => readConfig({ TLS_KEY: name === 'TLS_CERT' ? 'key.pem' : undefined, [name]: value })
      expect(read, `${name}=${value}`).toThrow(ConfigError)
      expect(read).toThrow(
        new RegExp(`^${name} is ${JSON.stringify(value).replace(/[.?]/g, '\\$&')}; it must be .+\\.$`),
      )
    }
  }
  expect(() => readConfig({ TLS_CERT: 'cert.pem' })).toThrow('TLS_KEY is not set; TLS_CERT and TLS_KEY go together.')
})

test('the word of a proxy is taken on this machine, and elsewhere where the keeper has named it', () => {
  const trusted = (PROXIES: string, address: string) => readConfig({ PROXIES }).isProxy(address)
  const list = '10.0.0.7, 10.1.0.0/16,fd00::/8'
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(trusted('', address), address).toBe(true)
  for (const address of ['10.0.0.7', '::ffff:10.1.2.3', 'fd12::1', '127.0.0.1'])
    expect(trusted(list, address), address).toBe(true)
  for (const address of ['10.0.0.8', '10.2.0.1', 'fe80::1', '']) expect(trusted(list, address), address).toBe(false)
  expect(trusted('', '10.0.0.7')).toBe(false)
})

test('a bucket needs its key, and has a region even where nobody names one', () => {
  const key = { S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'secret' }
  const url = 'https://s3.example/talat'
  const bucket = { url, region: 'us-east-1', accessKeyId: 'id', secretAccessKey: 'secret' }
  expect(readConfig({ S3_URL: `${url}/`, ...key }).bucket).toEqual(bucket)
  expect(readConfig(key).bucket).toBeNull()
  const without = () => readConfig({ S3_URL: url, S3_ACCESS_KEY_ID: 'id' })
  expect(without).toThrow('S3_SECRET_ACCESS_KEY is not set; S3_URL needs the key of its bucket.')
})

test('the address of a database is taken as it is, and never printed: it holds a password', () => {
  const address = 'postgres://talat:geheim@db.example:5432/talat?sslmode=verify-full'
  const config = readConfig({ DATABASE_URL: address })
  expect(config.databaseUrl).toBe(address)
  expect(readConfig({ DATABASE_URL: 'postgresql:///talat?host=/run/postgresql' }).databaseUrl).toContain('/talat')
  expect(readConfig({ DATABASE_URL: '' }).databaseUrl).toBeNull()
  expect(banner(config, community)).not.toContain('geheim')
  for (const value of ['mysql://talat:geheim@db.example/talat', 'geheim', 'db.example:5432']) {
    const read = () => readConfig({ DATABASE_URL: value })
    expect(read, value).toThrow(ConfigError)
    expect(read).toThrow(/^DATABASE_URL is of no use; it must be the address of a PostgreSQL database, such as /)
    expect(read).not.toThrow(/geheim/)
  }
})

test('a certificate is read with its key, and a file that is none, or another key, is said to be that', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'talat-tls-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const pem = path.join(folder, 'pem')
  const text = path.join(folder, 'text')
  const [key, otherKey] = [path.join(folder, 'key'), path.join(folder, 'other-key')]
  for (const [file, content] of [
    [pem, CERT],
    [key, KEY],
    [otherKey, OTHER_KEY],
    [text, 'hello'],
  ] as const)
    await writeFile(file, content)
  expect(readConfig({ TLS_CERT: pem, TLS_KEY: key }).tls).toEqual({ cert: CERT, key: KEY })
  for (const bad of [text, key])
    expect(() => readConfig({ TLS_CERT: bad, TLS_KEY: key })).toThrow(/^TLS_CERT is .* PEM form\.$/)
  for (const bad of [text, pem, otherKey])
    expect(() => readConfig({ TLS_CERT: pem, TLS_KEY: bad })).toThrow(/^TLS_KEY is .* PEM form\.$/)
})

test('links lead to where phones reach the server', () => {
  expect(originOf(readConfig({}))).toBe('http://localhost:8080')
  expect(originOf(readConfig({ HOST: '0.0.0.0', PORT: '9000' }))).toBe('http://localhost:9000')
  expect(originOf(readConfig({ HOST: '192.168.1.5' }))).toBe('http://192.168.1.5:8080')
  expect(originOf(readConfig({ HOST: '::1' }))).toBe('http://[::1]:8080')
  expect(originOf(readConfig({ PUBLIC_URL: 'https://market.example/' }))).toBe('https://market.example')
})

test('the start says the address, the code as text and as a link, and that phones need HTTPS where they have none', () => {
  const plain = readConfig({})
  const said = banner(plain, community)
  expect(said).toContain('Talat runs at http://localhost:8080')
  expect(said).toContain('abcd-efgh')
  expect(said).toContain('http://localhost:8080/?openExternalBrowser=1#join=abcdefgh')
  expect(said).toContain('▀')
  expect(said).toContain('Phones need HTTPS')
  for (const config of [{ HOST: '127.0.0.1' }, { PUBLIC_URL: 'https://market.example' }].map(readConfig)) {
    expect(isPlainForPhones(config)).toBe(false)
    expect(banner(config, community)).not.toContain('Phones need HTTPS')
  }
  expect(isSecure(plain)).toBe(false)
  expect(isSecure(readConfig({ PUBLIC_URL: 'https://market.example' }))).toBe(true)
})
