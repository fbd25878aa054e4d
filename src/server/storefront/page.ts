/** The frame of every public page: what search engines and those who show links read, the way back, the languages. */

import { html, raw } from 'hono/html'
import { LANGUAGES, type Language } from '../../shared/i18n/languages.ts'
import { type Asking, type Html, type Page, pathTo } from './asking.ts'
import { CODES } from './language.ts'
import { band } from './parts/band.ts'
import { demoBand } from './parts/demo.ts'
import { LINK_PICTURE } from './parts/picture.ts'
import { DEMO_STYLE, STYLE } from './style.ts'
import { textsOf } from './words.ts'

const LOCALES: Record<Language, string> = { th: 'th_TH', lo: 'lo_LA', en: 'en_GB', zh: 'zh_CN' }

/** For a page without a photograph. */
const ICON = '/icons/icon-512.png'

export async function write(asking: Asking, page: Page): Promise<string> {
  const { say, language } = asking
  const market = page.community ? textsOf(asking, page.community).name : say('common.app')
  const title = page.title === market ? market : `${page.title} · ${market}`
  const text = await html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><meta name="description" content="${page.description}">${page.hidden || asking.demo ? html`<meta name="robots" content="noindex">` : addresses(asking)}${preview(asking, page, market)}<meta name="theme-color" content="#26336e"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><style>${raw(STYLE)}</style>${page.style ? html`<style>${raw(page.style)}</style>` : ''}${asking.demo ? html`<style>${raw(DEMO_STYLE)}</style>` : ''}${data(page)}</head><body><a class="skip" href="#main">${say('public.skip')}</a>${demoBand(asking)}${page.gate ? '' : band()}<header>${wayBack(asking, page, market)}${page.still ? '' : languages(asking)}</header><main id="main">${page.body}</main><footer><a href="/">${say('public.sellers')}</a></footer></body></html>`
  return String(text)
}

function wayBack(asking: Asking, { community, gate }: Page, market: string): Html {
  if (gate) return html``
  return community ? html`<a href="${pathTo(asking, `/c/${community.slug}`)}">${market}</a>` : html`<b>${market}</b>`
}

/** Where this page is in each language; that without a language chooses by the browser. */
function addresses({ origin, path, language, named }: Asking): Html {
  const at = (code: string) => `${origin}${code ? `/${code}` : ''}${path}`
  const others = CODES.map((code) => html`<link rel="alternate" hreflang="${code}" href="${at(code)}">`)
  return html`<link rel="canonical" href="${at(named ? language : '')}">${others}<link rel="alternate" hreflang="x-default" href="${at('')}">`
}

function preview({ origin, path, language, named }: Asking, page: Page, market: string): Html {
  const address = `${origin}${named ? `/${language}` : ''}${path}`
  const size = page.image
    ? html`<meta property="og:image:width" content="${LINK_PICTURE.width}"><meta property="og:image:height" content="${LINK_PICTURE.height}">`
    : ''
  return html`<meta property="og:title" content="${page.title}"><meta property="og:description" content="${page.description}"><meta property="og:type" content="${page.type ?? 'website'}"><meta property="og:url" content="${address}"><meta property="og:site_name" content="${market}"><meta property="og:locale" content="${LOCALES[language]}"><meta property="og:image" content="${origin}${page.image ?? ICON}">${size}<meta name="twitter:card" content="${page.image ? 'summary_large_image' : 'summary'}">`
}

function languages({ language, path, query, say }: Asking): Html {
  const search = query.size > 0 ? `?${query}` : ''
  const link = (code: Language) =>
    html`<a href="/${code}${path}${search}" lang="${code}" hreflang="${code}"${code === language ? raw(' aria-current="page"') : ''}>${LANGUAGES[code]}</a>`
  return html`<nav class="langs" aria-label="${say('public.language')}">${CODES.map(link)}</nav>`
}

/** A block of data is no script that runs; a `<` in it would end it. */
function data({ data: said }: Page): Html {
  if (!said) return html``
  const json = JSON.stringify({ '@context': 'https://schema.org', ...said }).replace(/</g, '\\u003c')
  return html`<script type="application/ld+json">${raw(json)}</script>`
}
