/** `/o/many`: orders of a whole community, from the form to the page that shows how far they are. */

import { type Context, Hono } from 'hono'
import { newId, UUID } from '../../../shared/domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { readForm } from '../../http/form.ts'
import { serverSecret } from '../../join/codes.ts'
import { FIRST_COMMUNITY } from '../../storage/market.ts'
import { type Asking, pathTo } from '../asking.ts'
import { askingOf } from '../asking-of.ts'
import { CODES } from '../language.ts'
import { missingPage } from '../pages/away.ts'
import type { Given } from '../requests/form-page.ts'
import type { Gate } from '../requests/gate.ts'
import { restamped } from '../requests/guard.ts'
import { newLink } from '../requests/make.ts'
import { inLanguage, sendPage } from '../requests/send.ts'
import { manyPage } from './form-page.ts'
import { readMany, type WrongMany } from './read.ts'
import { manyStatusPage } from './status-page.ts'

export function manyRoutes(deps: Deps, gate: Gate) {
  const { storage } = deps
  const { market, calls } = storage
  const app = new Hono()
  const missing = async (c: Context, asking: Asking) =>
    sendPage(c, asking, await missingPage(asking, await market.community(FIRST_COMMUNITY)), 404)

  async function form(
    c: Context,
    asking: Asking,
    slug: string,
    given: Partial<Omit<Given, 'wrong'>> & { wrong?: WrongMany } = {},
  ): Promise<Response> {
    const community = await market.community(slug)
    if (!community) return missing(c, asking)
    const request = given.request ?? newId(asking.now)
    const stamp = restamped(await serverSecret(storage), request, given.stamp, asking.now)
    const { wrong = null, typed = {} } = given
    const page = manyPage(asking, community, { work: await gate.besieged(), typed, wrong, request, stamp })
    return sendPage(c, asking, page, wrong ? (wrong === 'busy' ? 429 : 422) : 200)
  }

  async function ask(c: Context, asking: Asking): Promise<Response> {
    const typed = await readForm(c)
    const { c: slug = '', request = '', stamp = '' } = typed
    const back = (wrong: WrongMany) =>
      form(c, asking, slug, { ...(UUID.test(request) ? { request } : {}), stamp, typed, wrong })
    if (!(await market.community(slug))) return missing(c, asking)
    const asked = readMany(typed, asking)
    if ('wrong' in asked) return back(asked.wrong)
    const refused = await gate.refuses(c, typed)
    if (refused) return back(refused)
    // The same form sent twice is one order.
    const own = { community: slug, call: request, link: newLink(), madeAt: asking.now, state: 'asked' as const }
    await calls.add({ ...asked, ...own })
    const call = await calls.get(slug, request)
    return call ? c.redirect(pathTo(asking, `/o/many/${call.link}`), 303) : missing(c, asking)
  }

  async function status(c: Context, asking: Asking): Promise<Response> {
    const call = await calls.byLink(c.req.param('link') ?? '')
    if (!call) return missing(c, asking)
    const own = asking.named || !call.buyer ? asking : inLanguage(asking, call.buyer.language)
    const [community, shares] = [await market.community(call.community), await calls.shares(call.call)]
    return sendPage(c, own, manyStatusPage(own, call, community, shares))
  }

  async function withdraw(c: Context, asking: Asking): Promise<Response> {
    const call = await calls.byLink(c.req.param('link') ?? '')
    const { what } = await readForm(c)
    if (call && what === 'withdrawn')
      await calls.change(call.community, call.call, (row) =>
        row.state === 'asked' ? { ...row, state: 'withdrawn' } : null,
      )
    return status(c, asking)
  }

  for (const language of ['', `/:language{${CODES.join('|')}}`]) {
    app.get(`${language}/o/many`, (c) => {
      const asking = askingOf(deps, c)
      return form(c, asking, asking.query.get('c') ?? FIRST_COMMUNITY)
    })
    app.post(`${language}/o/many`, (c) => ask(c, askingOf(deps, c)))
    app.get(`${language}/o/many/:link`, (c) => status(c, askingOf(deps, c)))
    app.post(`${language}/o/many/:link`, (c) => withdraw(c, askingOf(deps, c)))
  }
  return app
}
