import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeBundle, openAnswer, openBundle, readAnswerHead, readBundleHead } from '../../src/shared/carry/bundle.ts'
import { fromBase64, own, toBase64 } from '../../src/shared/carry/bytes.ts'
import { cutFiles, joinContent, partContent } from '../../src/shared/carry/content.ts'
import { fromFile, readEnvelope, toText } from '../../src/shared/carry/envelope.ts'
import { openInvitation, readInvitationHead } from '../../src/shared/carry/invitation.ts'
import { newSealPair } from '../../src/shared/carry/seal.ts'
import { isSigned, newSignPair } from '../../src/shared/carry/sign.ts'
import type { Bytes, PrivateJwk } from '../../src/shared/carry/subtle.ts'

/** What each version of the format wrote. Files are added, never edited: a bundle may be on its way for weeks. */
const FIXTURES = new URL('../fixtures/', import.meta.url)
const versions = readdirSync(FIXTURES).filter((name) => name.startsWith('carry-'))

interface Pair {
  public: string
  private: PrivateJwk
}
interface Written {
  server: Pair
  device: Pair
  head: object
  content: object
  files: string
  bundle: string
  answerKey: string
  answerHead: object
  answerContent: object
  answer: string
  invitationKey: string
  invitationHead: object
  invitationContent: object
  invitationFiles: string
  invitation: string
}

const bytesOf = (base64: string) => fromBase64(base64) ?? new Uint8Array(0)
const file = (text: string) => fromFile(own(Buffer.from(text)))
const unpacked = (json: Bytes | null | undefined) => JSON.parse(gunzipSync(json ?? new Uint8Array(0)).toString())
const textOf = (bytes: Bytes | undefined) => Buffer.from(bytes ?? []).toString()

test.each(versions)('%s – a bundle, its answer and an invitation of this version are read for ever', async (name) => {
  const written: Written = JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8'))
  const server = { public: bytesOf(written.server.public), private: written.server.private }
  const bundle = file(written.bundle)
  expect(readBundleHead(bundle)).toMatchObject(written.head)
  const opened = await openBundle(bundle, server)
  expect(unpacked(opened?.json)).toEqual(written.content)
  expect(textOf(opened?.files)).toBe(written.files)
  expect(opened && (await isSigned(bytesOf(written.device.public), opened.signature, opened.signed))).toBe(true)
  expect(opened && toBase64(opened.answerKey)).toBe(written.answerKey)
  const answer = file(written.answer)
  expect(readAnswerHead(answer)).toEqual(written.answerHead)
  expect(unpacked(await openAnswer(answer, bytesOf(written.answerKey)))).toEqual(written.answerContent)
  const invitation = file(written.invitation)
  expect(readInvitationHead(invitation)).toEqual(written.invitationHead)
  const invited = await openInvitation(invitation, bytesOf(written.invitationKey))
  expect(unpacked(invited?.json)).toEqual(written.invitationContent)
  expect(textOf(invited?.files)).toBe(written.invitationFiles)
})

const someBytes = fc.uint8Array({ minLength: 1, maxLength: 500 }).map(own)

test('bytes survive the text that other apps send on, with what these add around it', () => {
  fc.assert(
    fc.property(someBytes, fc.constantFrom('', '\r\n', '\n\n  '), (bytes, behind) => {
      expect(file(toText(bytes) + behind)).toEqual(bytes)
    }),
  )
})

test('what is no envelope, or one that was cut off anywhere, is read as nothing, and throws nothing', async () => {
  const [server, device] = [await newSealPair(), await newSignPair()]
  const head = { id: '01938a00-0000-7000-8000-0000000000aa', shop: 'ร้าน', made: 1 }
  const made = await makeBundle(head, { json: own(Buffer.from('{}')), files: [] }, device.private, server.public)
  await fc.assert(
    fc.asyncProperty(fc.nat(made.bytes.byteLength - 1), async (length) => {
      expect(await openBundle(own(made.bytes.subarray(0, length)), server)).toBeNull()
    }),
  )
  await fc.assert(
    fc.asyncProperty(someBytes, async (bytes) => {
      expect(readEnvelope(bytes)).toBeNull()
      expect(await openBundle(bytes, server)).toBeNull()
      expect(await openAnswer(bytes, made.answerKey)).toBeNull()
      expect(await openInvitation(bytes, made.answerKey)).toBeNull()
    }),
  )
})

test('files come apart as they were put together, and not where their sizes are said wrongly', () => {
  fc.assert(
    fc.property(someBytes, fc.array(someBytes, { maxLength: 6 }), (json, files) => {
      const parted = partContent(joinContent({ json, files }))
      const sizes = files.map(({ byteLength }) => byteLength)
      expect(parted?.json).toEqual(json)
      expect(parted && cutFiles(parted.files, sizes)).toEqual(files)
      expect(parted && cutFiles(parted.files, [...sizes, 1])).toBeNull()
    }),
  )
})
