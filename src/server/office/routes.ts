/** `/office`: the coordinator's pages. Each route thin: who comes, what she asks for, the page of it. */

import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { westernDigits } from '../../shared/domain/digits.ts'
import { randomText } from '../../shared/domain/ids.ts'
import type { Language } from '../../shared/i18n/languages.ts'
import type { Deps } from '../deps.ts'
import { MAX_SMALL_FORM_BYTES, readForm } from '../http/form.ts'
import { CODES, sayIn, wantedLanguage } from '../storefront/language.ts'
import { addCallRoutes } from './calls/routes.ts'
import { write } from './frame.ts'
import { countShops } from './keep.ts'
import { tellIn } from './language.ts'
import { againPage, closedPage, doorPage, missingPage, spentPage } from './pages/door.ts'
import { invitationsPage, makeInvitations, sheetPage } from './pages/invitations.ts'
import { overviewPage } from './pages/overview.ts'
import { reportCsv, reportPage } from './pages/report.ts'
import { shopsPage } from './pages/shops.ts'
import { communityOf, findSession, isSealed, openSession, SESSION_LIFE, sealOf } from './session.ts'
import { POLICY } from './style.ts'
import { type Caller, type OfficePage, officePath, type Visit } from './visit.ts'

const SESSION = 'talat_office'
/** Of the browser in which a link was opened: the form on that page belongs to it. */
const DOOR = 'talat_door'
const DOOR_LIFE = 600
const MAX_HOUSEHOLDS = 999_999

export function officeRoutes(deps: Deps) {
  const { storage } = deps
  const app = new Hono()
  const cookie = (c: Context) =>
    ({
      path: '/office',
      httpOnly: true,
      sameSite: 'Strict',
      secure: deps.secure || new URL(c.req.url).protocol === 'https:',
    }) as const

  const send = async (c: Context, caller: Caller, visit: Visit | null, page: OfficePage) => {
    c.header('Content-Security-Policy', POLICY)
    c.header('Cache-Control', 'no-store')
    return c.html(await write(caller, visit, page), page.status ?? 200)
  }

  async function visitOf(c: Context, caller: Caller): Promise<Visit | null> {
    const text = getCookie(c, SESSION)
    const session = text ? await findSession(storage, text, caller.now) : null
    const community = session && (await storage.market.community(session.community))
    if (!session || !community) return null
    const seal = await sealOf(storage, 'session', session.hash)
    return { ...caller, deps, community, session: session.hash, seal }
  }

  /** A page for who is in. */
  const page = (make: (visit: Visit, c: Context) => Promise<OfficePage>) => async (c: Context) => {
    const caller = callerOf(deps, c)
    const visit = await visitOf(c, caller)
    return send(c, caller, visit, visit ? await make(visit, c) : closedPage(caller))
  }

  type Act = (visit: Visit, fields: Fields, c: Context) => Promise<string | OfficePage>

  /** What she does, and where she goes then, or the page that says what is wrong; only from a page of her own session. */
  const deed =
    (act: Act, most = MAX_SMALL_FORM_BYTES) =>
    async (c: Context) => {
      const caller = callerOf(deps, c)
      const visit = await visitOf(c, caller)
      if (!visit) return send(c, caller, null, closedPage(caller))
      const fields = await readForm(c, most)
      const ours = isFromHere(c) && (await isSealed(storage, 'session', visit.session, fields.seal ?? ''))
      if (!ours) return send(c, caller, visit, againPage(caller))
      const done = await act(visit, fields, c)
      return typeof done === 'string' ? c.redirect(officePath(visit, done), 303) : send(c, caller, visit, done)
    }

  const door = async (c: Context) => {
    const caller = callerOf(deps, c)
    const link = c.req.param('link') ?? ''
    const slug = await communityOf(storage, link, caller.now)
    const community = slug === null ? null : await storage.market.community(slug)
    if (!community) return send(c, caller, null, spentPage(caller))
    const text = randomText(32)
    setCookie(c, DOOR, text, { ...cookie(c), maxAge: DOOR_LIFE })
    return send(c, caller, null, doorPage(caller, community, link, await sealOf(storage, 'door', text)))
  }

  const enter = async (c: Context) => {
    const caller = callerOf(deps, c)
    const { seal = '' } = await readForm(c, MAX_SMALL_FORM_BYTES)
    const ours = isFromHere(c) && (await isSealed(storage, 'door', getCookie(c, DOOR) ?? '', seal))
    if (!ours) return send(c, caller, null, againPage(caller))
    const session = await openSession(storage, c.req.param('link') ?? '', caller.now)
    if (session === null) return send(c, caller, null, spentPage(caller))
    deleteCookie(c, DOOR, cookie(c))
    setCookie(c, SESSION, session, { ...cookie(c), maxAge: SESSION_LIFE / 1000 })
    return c.redirect(officePath(caller), 303)
  }

  const leave = deed(async ({ session, now }, _, c) => {
    await storage.office.takePass(session, 'session', now)
    deleteCookie(c, SESSION, cookie(c))
    return ''
  })

  const countNow = deed(async ({ community }) => {
    await countShops(deps, await storage.office.shops(community.slug))
    return ''
  })

  const households = deed(async ({ community }, fields) => {
    const typed = westernDigits(fields.households ?? '').replace(/[\s,.]/g, '')
    const number = /^\d+$/.test(typed) ? Math.min(Number(typed), MAX_HOUSEHOLDS) : null
    await storage.market.changeCommunity(community.slug, (row) => ({
      ...(row ?? community),
      households: number || null,
    }))
    return ''
  })

  const invite = deed(async (visit, fields) => {
    await makeInvitations(visit, Number(fields.count))
    return '/invitations'
  })

  const csv = async (c: Context) => {
    const caller = callerOf(deps, c)
    const visit = await visitOf(c, caller)
    if (!visit) return send(c, caller, null, closedPage(caller))
    c.header('Cache-Control', 'no-store')
    c.header('Content-Type', 'text/csv; charset=utf-8')
    c.header('Content-Disposition', `attachment; filename="${visit.community.slug}.csv"`)
    return c.body(await reportCsv(visit))
  }

  // In a group: at the end of a path the router would take a longer one for the last of them.
  const language = `/office/:language{(?:${CODES.join('|')})}`
  app.get(language, page(overviewPage))
  app.get(`${language}/shops`, page(shopsPage))
  app.get(`${language}/invitations`, page(invitationsPage))
  app.get(`${language}/invitations/sheet`, page(sheetPage))
  app.get(`${language}/report`, page(reportPage))
  app.get(`${language}/report.csv`, csv)
  app.get(`${language}/in/:link`, door)
  app.post(`${language}/in/:link`, enter)
  app.post(`${language}/leave`, leave)
  app.post(`${language}/count`, countNow)
  app.post(`${language}/households`, households)
  app.post(`${language}/invitations`, invite)

  addCallRoutes(app, deps, language, { page, deed })

  app.get('/office/in/:link', door)
  app.get('/office', (c) => c.redirect(officePath(callerOf(deps, c)), 302))
  app.all(
    '/office/*',
    page(async (visit) => missingPage(visit)),
  )
  return app
}

function callerOf(deps: Deps, c: Context): Caller {
  const [, , code = ''] = c.req.path.split('/')
  const named = CODES.find((one) => one === code)
  const language: Language = named ?? wantedLanguage(c.req.header('Accept-Language'))
  const path = c.req.path.slice(named ? `/office/${named}`.length : '/office'.length)
  return {
    market: deps.storage.market,
    language,
    named: named !== undefined,
    say: sayIn(language),
    tell: tellIn(language),
    origin: deps.publicUrl ?? new URL(c.req.url).origin,
    path,
    query: new URLSearchParams(new URL(c.req.url).search),
    now: deps.now(),
    demo: deps.demo ?? false,
  }
}

/** Browsers say where a form came from; those that do not are held by the seal alone. */
function isFromHere(c: Context): boolean {
  const site = c.req.header('Sec-Fetch-Site')
  return site === undefined || site === 'same-origin'
}

type Fields = Record<string, string>
