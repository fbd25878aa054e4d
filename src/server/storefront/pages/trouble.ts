/** What a person sees instead of a page while the database is away or a disk is full: nothing on it asks either of them. */

import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Asking } from '../asking.ts'
import { write } from '../page.ts'
import { POLICY } from '../style.ts'

/** Nothing is said of what went wrong but that it ends; what was typed into a form is one step back in the browser. */
export async function sendTrouble(c: Context, asking: Asking, status: ContentfulStatusCode): Promise<Response> {
  const { say } = asking
  const [title, description] = [say('public.trouble'), say('public.troubleHelp')]
  const { pathname, search } = new URL(c.req.url)
  const body = html`<div class="hero"><h1>${title}</h1><p class="lead">${description}</p></div>
<p class="more"><a class="button" href="${pathname}${search}">${say('public.again')}</a></p>`
  const page = { status: 200, community: null, title, description, hidden: true, still: true, body } as const
  c.header('Content-Security-Policy', POLICY)
  c.header('Cache-Control', 'no-store')
  return c.html(await write(asking, page), status)
}
