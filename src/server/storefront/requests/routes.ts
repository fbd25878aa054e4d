/** `/o`: what buyers ask for. Each route thin: read what came, ask or say it, send the page that follows. */

import { type Context, Hono } from 'hono'
import { newId, UUID } from '../../../shared/domain/ids.ts'
import { MAX_TEXT } from '../../../shared/protocol/limits.ts'
import type { Deps } from '../../deps.ts'
import { readFile, readForm } from '../../http/form.ts'
import { serverSecret } from '../../join/codes.ts'
import { tellOwed } from '../../push/owed.ts'
import { FIRST_COMMUNITY, type ShownPiece } from '../../storage/market.ts'
import { type Asking, pathTo } from '../asking.ts'
import { askingOf } from '../asking-of.ts'
import { CODES } from '../language.ts'
import { gonePage, missingPage } from '../pages/away.ts'
import { similarTo } from '../pages/similar.ts'
import { standingOf } from '../show/piece.ts'
import { mayBeSaid, type Said, say } from './answer.ts'
import { formPage, type Given } from './form-page.ts'
import type { Gate } from './gate.ts'
import { restamped, WORK_SCRIPT } from './guard.ts'
import { lookAt } from './look.ts'
import { makeRequest } from './make.ts'
import { readWanted, type Wrong } from './read-form.ts'
import { inLanguage, sendPage } from './send.ts'
import { MAX_SLIP_BYTES, Slips } from './slip.ts'
import { statusPage } from './status-page.ts'

export function requestRoutes(deps: Deps, gate: Gate) {
  const { storage } = deps
  const { market } = storage
  const slips = new Slips(deps)
  const app = new Hono()

  const missing = async (c: Context, asking: Asking) =>
    sendPage(c, asking, await missingPage(asking, await market.community(FIRST_COMMUNITY)), 404)

  /** The form of a piece; null where it can be asked for no more. */
  async function form(c: Context, asking: Asking, good: string, given: Partial<Given>): Promise<Response> {
    const piece = UUID.test(good) ? await market.piece(good) : null
    if (!piece) return missing(c, asking)
    const community = await market.community(piece.community)
    const shown = askable(piece, asking.now)
    // Its page says that somebody has reserved it, and offers what is similar.
    if (standingOf(piece, asking.now) === 'reserved') return c.redirect(pathTo(asking, `/p/${good}`), 303)
    if (!shown) return sendPage(c, asking, await gonePage(asking, piece, community), 410)
    const request = given.request ?? newId(asking.now)
    const stamp = restamped(await serverSecret(storage), request, given.stamp, asking.now)
    const page = formPage(asking, shown, community, {
      typed: {},
      wrong: null,
      work: await gate.besieged(),
      ...given,
      request,
      stamp,
    })
    return sendPage(c, asking, page, statusOf(given.wrong))
  }

  async function status(c: Context, asking: Asking, wrong: Wrong | null = null): Promise<Response> {
    const view = await lookAt(storage, c.req.param('link') ?? '')
    if (!view) return missing(c, asking)
    const own = asking.named ? asking : inLanguage(asking, view.asked.language)
    const [first] = view.asked.lines
    const piece = first ? await market.piece(first.good) : null
    const community = piece ? await market.community(piece.community) : null
    const similar = piece ? await similarTo(own, piece) : []
    return sendPage(c, own, statusPage(own, view, community, similar, wrong), statusOf(wrong))
  }

  async function ask(c: Context, asking: Asking): Promise<Response> {
    const typed = await readForm(c)
    const { good = '', request = '', stamp = '' } = typed
    const back = (wrong: Wrong) =>
      form(c, asking, good, { ...(UUID.test(request) ? { request } : {}), stamp, typed, wrong })
    const piece = UUID.test(good) ? await market.piece(good) : null
    const shown = piece && askable(piece, asking.now)
    if (!piece || !shown) return form(c, asking, good, {})
    const wanted = readWanted(typed, shown.content.unit)
    if ('wrong' in wanted) return back(wanted.wrong)
    const refused = await gate.refuses(c, typed)
    if (refused) return back(refused)
    const { quantity, pickup, who } = wanted
    const asked = { request, wants: [{ good, quantity }], who, pickup, language: asking.language }
    const made = await makeRequest(storage, piece.shop, asked, asking.now)
    if ('no' in made) return made.no === 'gone' ? back('gone') : form(c, asking, good, {})
    if (made.owed) void tellOwed(deps, piece.shop, made.owed)
    return c.redirect(pathTo(asking, `/o/${made.link}`), 303)
  }

  /** What a buyer says on her page, and the page as it is then. */
  async function tell(c: Context, asking: Asking, said: Said): Promise<Response> {
    const link = c.req.param('link') ?? ''
    const heard = await say(storage, link, said, asking.now)
    if (!heard) return status(c, asking, 'late')
    if (heard.owed) void tellOwed(deps, heard.shop, heard.owed)
    return c.redirect(asking.named ? pathTo(asking, `/o/${link}`) : `/o/${link}`, 303)
  }

  async function answer(c: Context, asking: Asking): Promise<Response> {
    const { what, text = '' } = await readForm(c)
    const words = text.trim().slice(0, MAX_TEXT)
    if (what === 'withdrawn' || what === 'received') return tell(c, asking, { what })
    if (what !== 'answered' || words === '') return status(c, asking, 'text')
    return tell(c, asking, { what, text: words })
  }

  async function slip(c: Context, asking: Asking): Promise<Response> {
    const link = c.req.param('link') ?? ''
    const found = await storage.anywhere.link(link)
    if (!found) return missing(c, asking)
    const isTaken = async () => {
      const view = await lookAt(storage, link)
      return view !== null && mayBeSaid('slip', view)
    }
    // Of a page that takes none no picture is read, …
    if (!(await isTaken())) return status(c, asking, 'late')
    const bytes = await slips.read(link, () => readFile(c, 'slip', MAX_SLIP_BYTES))
    if (bytes === 'busy') return status(c, asking, 'busy')
    // … and none kept: it may have come to its end while the picture came.
    if (!(await isTaken())) return status(c, asking, 'late')
    const picture = bytes && (await slips.store(found.shop, bytes, asking.now))
    return picture ? tell(c, asking, { what: 'slip', picture }) : status(c, asking, 'slip')
  }

  app.get('/o/work.js', (c) => {
    c.header('Content-Type', 'text/javascript; charset=utf-8')
    c.header('Cache-Control', 'public, max-age=3600')
    return c.body(WORK_SCRIPT)
  })
  for (const language of ['', `/:language{${CODES.join('|')}}`]) {
    const route = (path: string) => `${language}${path}`
    app.get(route('/o/new'), (c) => {
      const asking = askingOf(deps, c)
      return form(c, asking, asking.query.get('good') ?? '', {})
    })
    app.post(route('/o/new'), (c) => ask(c, askingOf(deps, c)))
    app.get(route('/o/:link'), (c) => status(c, askingOf(deps, c)))
    app.post(route('/o/:link'), (c) => answer(c, askingOf(deps, c)))
    app.post(route('/o/:link/slip'), (c) => slip(c, askingOf(deps, c)))
  }
  return app
}

function statusOf(wrong: Wrong | null = null): 200 | 422 | 429 {
  return wrong ? (wrong === 'busy' ? 429 : 422) : 200
}

function askable(piece: ShownPiece, now: number) {
  const { content, price } = piece
  const standing = standingOf(piece, now)
  if (content === null || price === null || ['gone', 'sold', 'reserved'].includes(standing)) return null
  return { ...piece, content }
}
