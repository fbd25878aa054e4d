import { html } from 'hono/html'
import type { Asking, Html } from '../asking.ts'

/** Above every page of a market that is made up. */
export function demoBand({ demo, say }: Asking): Html {
  return demo ? html`<aside class="demo">${say('public.demo')}</aside>` : html``
}
