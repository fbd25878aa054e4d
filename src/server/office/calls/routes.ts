/** `/office/…/calls`: what the coordinator does about large orders. */

import type { Context, Hono } from 'hono'
import { newId, UUID } from '../../../shared/domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { MAX_FORM_BYTES } from '../../http/form.ts'
import { type CallRow, type CallState, withoutBuyer } from '../../storage/calls.ts'
import { newLink } from '../../storefront/requests/make.ts'
import { stepsOf } from '../../storefront/requests/read-form.ts'
import { missingPage } from '../pages/door.ts'
import type { OfficePage, Visit } from '../visit.ts'
import { callPage } from './call-page.ts'
import { callsPage } from './list-page.ts'
import { offer, tellShops } from './offer.ts'
import { readTerms } from './read-terms.ts'
import { newCallPage } from './terms-form.ts'

type Fields = Record<string, string>
type Handler = (c: Context) => Promise<Response>

export interface Desk {
  /** A page for who is in. */
  page(make: (visit: Visit, c: Context) => Promise<OfficePage>): Handler
  /** What she does, and where she goes then, or the page that says what is wrong. */
  deed(act: (visit: Visit, fields: Fields, c: Context) => Promise<string | OfficePage>, most?: number): Handler
}

export function addCallRoutes(app: Hono, deps: Deps, language: string, { page, deed }: Desk): void {
  const { calls, office } = deps.storage

  const found = async (visit: Visit, c: Context): Promise<CallRow | null> => {
    const id = c.req.param('call') ?? ''
    return UUID.test(id) ? calls.get(visit.community.slug, id) : null
  }
  /** Something that is done to one of them. */
  const act = (deed_: (visit: Visit, call: CallRow, fields: Fields) => Promise<string | OfficePage>) =>
    deed(async (visit, fields, c) => {
      const call = await found(visit, c)
      return call ? deed_(visit, call, fields) : missingPage(visit)
    }, MAX_FORM_BYTES)
  const changed = async ({ community, call }: CallRow, change: (row: CallRow) => CallRow | null): Promise<string> => {
    const row = await calls.change(community, call, change)
    if (row) await tellShops(deps, row)
    return `/calls/${call}`
  }
  const to = (state: CallState, from: readonly CallState[]) =>
    act((_, call) => changed(call, (row) => (from.includes(row.state) ? { ...row, state } : null)))

  const write = deed(async (visit, fields) => {
    const terms = readTerms(fields)
    if ('wrong' in terms) return newCallPage(visit, fields, terms.wrong)
    const call = newId(visit.now)
    const made = { community: visit.community.slug, call, link: newLink(), madeAt: visit.now }
    await calls.add({ ...made, ...terms, buyer: null, state: 'open' })
    return `/calls/${call}`
  }, MAX_FORM_BYTES)

  const terms = act(async (visit, call, fields) => {
    const read = readTerms(fields)
    if ('wrong' in read) return callPage(visit, call, { term: read.wrong, typed: fields })
    return changed(call, ({ community, call, link, madeAt, buyer, state }) => {
      const own = { community, call, link, madeAt, buyer }
      return { ...own, ...read, state: state === 'asked' ? 'open' : state }
    })
  })

  const split = act(async ({ community }, call, fields) => {
    const ours = new Set(await office.shops(community.slug))
    for (const [name, text] of Object.entries(fields)) {
      const shop = name.startsWith('offer-') ? name.slice('offer-'.length) : ''
      const offered =
        text.trim() === '' || /^0+$/.test(text.trim()) ? 0 : stepsOf(text.trim().replace(/,/g, ''), call.unit)
      if (call.state === 'open' && ours.has(shop) && offered !== null) await offer(deps, shop, call, offered)
    }
    await tellShops(deps, call)
    return `/calls/${call.call}`
  })

  const forget = act(async (_, call) => {
    await calls.change(call.community, call.call, withoutBuyer)
    return `/calls/${call.call}`
  })

  app.get(`${language}/calls`, page(callsPage))
  app.get(
    `${language}/calls/new`,
    page(async (visit) => newCallPage(visit)),
  )
  app.post(`${language}/calls/new`, write)
  app.get(
    `${language}/calls/:call`,
    page(async (visit, c) => {
      const call = await found(visit, c)
      return call ? callPage(visit, call) : missingPage(visit)
    }),
  )
  app.post(`${language}/calls/:call/terms`, terms)
  app.post(`${language}/calls/:call/offer`, split)
  app.post(`${language}/calls/:call/refuse`, to('refused', ['asked']))
  app.post(`${language}/calls/:call/close`, to('closed', ['open']))
  app.post(`${language}/calls/:call/reopen`, to('open', ['closed', 'refused']))
  app.post(`${language}/calls/:call/forget`, forget)
}
