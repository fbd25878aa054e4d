import { html } from 'hono/html'
import type { Asking, Html } from '../asking.ts'

/** Pages are counted from one; what is no number is the first. */
export function pageOf(query: URLSearchParams): number {
  const page = Number(query.get('page') ?? 1)
  return Number.isInteger(page) && page >= 1 && page <= 1000 ? page : 1
}

export function pager({ query, say }: Asking, path: string, page: number, more: boolean): Html {
  const to = (number: number) => {
    const params = new URLSearchParams(query)
    params.set('page', String(number))
    return `${path}?${params}`
  }
  const before = page > 1 ? html`<a class="button quiet" href="${to(page - 1)}">${say('public.before')}</a>` : ''
  const next = more ? html`<a class="button" href="${to(page + 1)}">${say('public.next')}</a>` : ''
  return before || next ? html`<p class="more">${before}${next}</p>` : html``
}
