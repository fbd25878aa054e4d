/** What a server has of a person who bought or asked, before it is erased. */

import { PICTURED } from '../../shared/domain/records.ts'
import type { WireOperation } from '../../shared/protocol/operations.ts'
import type { CallRow } from '../storage/calls.ts'
import type { RecordRow, ShopRows, Storage } from '../storage/port.ts'
import { isEmptied } from './emptied.ts'

/** A customer of a shop, and what else says something of her. */
export interface FoundCustomer {
  shop: string
  shopName: string
  customer: string
  name: string
  contact: string
  requests: number
  /** What was said about her requests. */
  replies: string[]
  /** How many pictures only those replies name. */
  pictures: number
  /** Goods that are kept for somebody of her name, and where an older value of that stands. */
  reserved: string[]
  replaced: string[]
  /** What a removed phone handed in about her. */
  held: string[]
}

const ALL = Number.MAX_SAFE_INTEGER

/** null where there is no such customer. */
export async function findCustomer(rows: ShopRows, id: string): Promise<FoundCustomer | null> {
  const { records } = rows
  const [customer] = await records.load('customer', [id])
  if (!customer) return null
  const asked = (await records.feed(['request'], 0, ALL)).filter(({ fields }) => fields.customer === id)
  const requests = new Set(asked.map((row) => row.id))
  const replies = (await records.feed(['reply'], 0, ALL)).filter(({ fields }) => requests.has(String(fields.request)))
  const name = text(customer.fields.name)
  const isHers = (value: unknown) => name !== '' && folded(text(value)) === folded(name)
  const [shop] = await records.load('shop', [rows.id])
  return {
    shop: rows.id,
    shopName: text(shop?.fields.name),
    customer: id,
    name,
    contact: text(customer.fields.contact),
    requests: requests.size,
    replies: replies.map((row) => row.id),
    pictures: (await ownPictures(rows, replies)).length,
    reserved: idsWhere(await records.feed(['good'], 0, ALL), ({ fields }) => isHers(fields.reservedFor)),
    replaced: idsWhere(
      await records.feed(['replaced'], 0, ALL),
      ({ fields }) => fields.field === 'reservedFor' && isHers(fields.value),
    ),
    held: (await rows.held.all()).flatMap(({ operation }) => (saysOf(operation, id, isHers) ? [operation.id] : [])),
  }
}

function saysOf({ action, body }: WireOperation, customer: string, isHers: (value: unknown) => boolean): boolean {
  if (action.startsWith('customer.')) return body.customer === customer
  const { fields } = body
  return typeof fields === 'object' && fields !== null && 'reservedFor' in fields && isHers(fields.reservedFor)
}

/** Customers of a shop who can be reached so, those already erased left out. */
export async function customersBy(rows: ShopRows, contact: string): Promise<string[]> {
  const all = await rows.records.feed(['customer'], 0, ALL)
  return idsWhere(all, (row) => !isEmptied(row) && isSameContact(text(row.fields.contact), contact))
}

/** Large orders that somebody asked for who can be reached so. */
export async function callsBy({ calls }: Storage, community: string, contact: string): Promise<CallRow[]> {
  return (await calls.all(community)).filter(({ buyer }) => buyer && isSameContact(buyer.contact, contact))
}

/** Pictures that these replies name, and nothing else does. */
export async function ownPictures({ records }: ShopRows, replies: readonly RecordRow[]): Promise<string[]> {
  const pictures = replies.flatMap(({ fields }) => (fields.picture ? [String(fields.picture)] : []))
  if (pictures.length === 0) return []
  const own = new Set(replies.map(({ id }) => id))
  const elsewhere = new Set(
    (await records.feed([...PICTURED, 'reply'], 0, ALL)).flatMap(({ id, fields }) =>
      own.has(id) ? [] : [fields.picture, fields.full, fields.thumb],
    ),
  )
  return pictures.filter((hash) => !elsewhere.has(hash))
}

/** Digits that are enough to tell a telephone: with and without the country's number it ends the same. */
const DIGITS = 8

/** Telephones by their digits, other contacts by their letters. */
export function isSameContact(one: string, other: string): boolean {
  const [a, b] = [one, other].map((contact) => contact.normalize('NFKC').replace(/\D/g, ''))
  if (a && b && a.length >= DIGITS && b.length >= DIGITS) return a.slice(-DIGITS) === b.slice(-DIGITS)
  return folded(one) !== '' && folded(one) === folded(other)
}

function folded(value: string): string {
  return value.normalize('NFKC').toLowerCase().replace(/\s/g, '')
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function idsWhere(rows: readonly RecordRow[], is: (row: RecordRow) => boolean): string[] {
  return rows.filter(is).map(({ id }) => id)
}
