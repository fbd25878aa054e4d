/** The tables as the database has them. The migrations make them; every key begins with the shop. */

import type { Kysely } from 'kysely'
import type { Currency } from '../../../shared/domain/money.ts'
import type { Language } from '../../../shared/i18n/languages.ts'

/** A database with the tables of today. */
export interface Connected {
  db: Kysely<Tables>
  /** What is read in it, and only read, is of one moment, and keeps nobody from writing. */
  atOneMoment<T>(read: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface Tables {
  meta: { name: string; value: string }
  shops: {
    shop: string
    epoch: string
    epoch_start: number
    sequence: number
    recovery: number
    opened_at: number
    community: string
  }
  /** Only where a shop is locked by a row. */
  locks: { shop: string }
  totals: { shop: string; kind: string; count: number; high: number; low: number }
  devices: {
    shop: string
    device: string
    role: 'owner' | 'helper'
    token: string
    next_token: string | null
    last_number: number
    acked: number
    clock_offset: number | null
    last_contact: number
    waiting: number
    removed_at: number | null
    began_as: string
    renewed_as: string | null
    sign_key: string | null
  }
  operations: {
    shop: string
    id: string
    device: string
    number: number
    hash: string
    outcome: 'applied' | 'refused' | 'held'
    code: string | null
    reason: string | null
    sequence: number | null
    action: string
    at: number
    unsure: number
    received: number
  }
  records: {
    shop: string
    kind: string
    id: string
    fields: string
    versions: string | null
    deleted: number
    epoch: string
    sequence: number
  }
  held: { shop: string; id: string; device: string; operation: string; at: number; unsure: number }
  codes: {
    hash: string
    kind: 'community' | 'device' | 'recovery'
    shop: string | null
    role: 'owner' | 'helper'
    expires: number | null
    label: string | null
    used_by: string | null
    used_secret: string | null
    issued: string | null
    community: string | null
  }
  uploads: { shop: string; hash: string; size: number; length: number; touched_at: number }
  upload_parts: { shop: string; hash: string; start: number; bytes: Uint8Array }
  links: { link: string; shop: string; request: string }
  tellings: { shop: string; id: string; due: number; message: string }
  /** What several processes know of each other. */
  rates: { key: string; room: number; granted: number; at: number }
  leases: { name: string; holder: string; until: number }
  marks: { name: string; value: string }
  push: { shop: string; device: string; endpoint: string; p256dh: string; auth: string; language: Language }
  photos: { shop: string; hash: string; size: number; type: string; stored_at: number }
  communities: { slug: string; content: string }
  windows: {
    shop: string
    community: string
    code: string
    slug: string
    version: number
    open: number
    since: number
    content: string
  }
  pieces: {
    shop: string
    good: string
    community: string
    family: string
    state: string
    reserved_until: number | null
    asked_until: number | null
    category: string
    price: number | null
    currency: string
    words: string
    since: number
    content: string
  }
  about: { shop: string; subject: string; kind: string; id: string }
  passes: { hash: string; kind: 'link' | 'session'; community: string; expires: number }
  counted: {
    shop: string
    epoch: string
    sequence: number
    made_at: number
    version: number
    name: string
    last_sale: number | null
    lessons: number
  }
  sums: {
    shop: string
    month: string
    currency: Currency
    orders: number
    income: number
    online_orders: number
    online_income: number
  }
  calls: {
    community: string
    call: string
    link: string
    state: 'asked' | 'refused' | 'withdrawn' | 'open' | 'closed'
    made_at: number
    content: string
  }
  shares: {
    shop: string
    call: string
    offered: number
    taken: number
    declined: number
    made: number
    sent: number
  }
  bundles: {
    shop: string
    device: string
    bundle: string
    made_at: number
    received_at: number
    bytes: Uint8Array
  }
  audit: { id: string; at: number; command: string; typed: string; outcome: 'done' | 'failed' | 'not confirmed' | null }
  erased: { shop: string; kind: 'customer' | 'reply' | 'replaced' | 'call'; id: string }
  stocks: { shop: string; good: string; quantity: number; movements: number }
}
