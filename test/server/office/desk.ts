/** A coordinator's browser without a screen: keeps cookies, and sends the forms that stand on pages. */

import { newCommunityCode } from '../../../src/server/join/codes.ts'
import { countChanged } from '../../../src/server/office/keep.ts'
import { newLink } from '../../../src/server/office/session.ts'
import { newId } from '../../../src/shared/domain/ids.ts'
import type { Body } from '../../../src/shared/protocol/operations.ts'
import { typed } from '../../support/keeper.ts'
import { type Bench, join, type Phone } from '../kit.ts'
import { line, sale } from '../trade.ts'

export interface Seen {
  status: number
  text: string
  headers: Headers
}

export class Desk {
  readonly bench: Bench
  readonly cookies = new Map<string, string>()

  constructor(bench: Bench) {
    this.bench = bench
  }

  async get(path: string): Promise<Seen> {
    return this.#ask(path, {})
  }

  /** Sends the form of a page as it stands there, with what was typed. */
  async send(page: string, action: string, typed: Record<string, string> = {}): Promise<Seen> {
    const { text } = await this.get(page)
    const [form = ''] = text.split('<form').filter((part) => part.includes(`action="${action}"`))
    const seal = /name="seal" value="([0-9a-f]+)"/.exec(form)?.[1] ?? ''
    return this.post(action, { seal, ...typed })
  }

  async post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Seen> {
    const body = new URLSearchParams(fields).toString()
    const own = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(body.length) }
    return this.#ask(path, { method: 'POST', body, headers: { ...own, ...headers } })
  }

  async #ask(path: string, init: RequestInit): Promise<Seen> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(init.headers as Record<string, string>), ...(cookie ? { Cookie: cookie } : {}) }
    const answer = await this.bench.app.request(path, { ...init, headers })
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? []
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return { status: answer.status, text: await answer.text(), headers: answer.headers }
  }
}

export async function makeCommunity({ deps, clock }: Bench, slug: string, name: string): Promise<void> {
  await typed(deps.storage, clock.now, ['community', slug, '--name', name, '--rates', 'CNY=0.2'])
}

/** Somebody who came in by a link. */
export async function signIn(bench: Bench, slug: string): Promise<Desk> {
  const desk = new Desk(bench)
  const { link } = await newLink(bench.deps.storage, slug, bench.clock.now)
  await desk.send(`/office/en/in/${link}`, `/office/en/in/${link}`)
  return desk
}

/** A shop of a community. */
export async function shopIn(bench: Bench, slug: string, name: string, agrees = true): Promise<Phone> {
  const { code } = await newCommunityCode(bench.deps.storage, bench.clock.now, slug)
  const { phone } = await join(bench, code, newId())
  await phone.do('shop.open', { shop: phone.shop, name, currency: 'THB', zone: 'Asia/Bangkok' })
  if (agrees) await agree(phone, true)
  return phone
}

export async function agree(phone: Phone, agrees: boolean): Promise<void> {
  await phone.do('shop.edit', { shop: phone.shop, fields: { agrees }, based: {} })
}

/** Sells for so many satang, at a time that phone and server agree on. */
export async function sellFor(
  phone: Phone,
  amount: number,
  changed: Partial<Body<'sale.record'>> = {},
): Promise<Body<'sale.record'>> {
  const sold = sale([line({ price: amount, listPrice: amount, total: amount })], {
    payments: [{ id: newId(), method: 'cash', amount, given: null }],
    ...changed,
  })
  await phone.do('sale.record', sold)
  return sold
}

export async function countAll({ deps }: Bench): Promise<void> {
  await countChanged(deps)
}

export const PAGES = ['', '/shops', '/invitations', '/invitations/sheet', '/report', '/report.csv'] as const
