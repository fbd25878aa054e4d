/** The frame of every page of the office: whose it is, the way to its pages, the languages, the way out. */

import { html, raw } from 'hono/html'
import { LANGUAGES, type Language } from '../../shared/i18n/languages.ts'
import type { Html } from '../storefront/asking.ts'
import { CODES } from '../storefront/language.ts'
import { band } from '../storefront/parts/band.ts'
import { STYLE } from './style.ts'
import { type Caller, marketName, type OfficePage, officePath, type Visit } from './visit.ts'

/** @param visit null inside: whoever has not come in sees no page of it */
export async function write(caller: Caller, visit: Visit | null, page: OfficePage): Promise<string> {
  const { say, tell, language } = caller
  const name = visit ? marketName(visit, visit.community) : say('common.app')
  const text = await html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${page.title} · ${name}</title><meta name="robots" content="noindex"><meta name="theme-color" content="#26336e"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><style>${raw(STYLE)}</style></head><body${page.bare ? raw(' class="paper"') : ''}><a class="skip" href="#main">${say('public.skip')}</a>${band()}<header><b>${name} · ${tell('office.office')}</b>${languages(caller)}</header><main id="main">${visit ? tabs(visit) : ''}<h1>${page.title}</h1>${page.body}</main>${visit ? leave(visit) : ''}</body></html>`
  return String(text)
}

const PLACES = [
  ['', 'office.overview'],
  ['/shops', 'office.shops'],
  ['/calls', 'office.calls'],
  ['/invitations', 'office.invite'],
  ['/report', 'office.report'],
] as const

function tabs(visit: Visit): Html {
  const link = ([path, key]: (typeof PLACES)[number]) =>
    html`<a href="${officePath(visit, path)}"${isAt(visit, path) ? raw(' aria-current="page"') : ''}>${visit.tell(key)}</a>`
  return html`<nav class="tabs" aria-label="${visit.tell('office.office')}">${PLACES.map(link)}</nav>`
}

/** The pages of one large order stand under all of them. */
function isAt(visit: Visit, path: string): boolean {
  return visit.path === path || (path === '/calls' && visit.path.startsWith('/calls/'))
}

function leave(visit: Visit): Html {
  return html`<footer>${form(visit, '/leave', html`<button class="quiet">${visit.tell('office.leave')}</button>`)}</footer>`
}

function languages({ language, path, say }: Caller): Html {
  const link = (code: Language) =>
    html`<a href="${officePath({ language: code }, path)}" lang="${code}" hreflang="${code}"${code === language ? raw(' aria-current="page"') : ''}>${LANGUAGES[code]}</a>`
  return html`<nav class="langs" aria-label="${say('public.language')}">${CODES.map(link)}</nav>`
}

/** A form that only a page of this session can send. */
export function form(visit: Visit, path: string, fields: Html, kind = ''): Html {
  return html`<form method="post" action="${officePath(visit, path)}"${kind ? html` class="${kind}"` : ''}><input type="hidden" name="seal" value="${visit.seal}">${fields}</form>`
}
