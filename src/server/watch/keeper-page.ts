/** What the keeper looks at: whether all is well, on one page without a script. */

import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { Overview } from '../storage/port.ts'

const STYLE =
  ':root{color-scheme:light dark}body{font:1.125rem/1.6 system-ui,sans-serif;max-width:48rem;margin:1.5rem auto;padding:0 1rem}' +
  'h1{font-size:1.75rem}h2{font-size:1.375rem}dl div{display:flex;gap:1rem;padding:.4rem 0;border-bottom:1px solid #8886}' +
  'dt{flex:0 0 45%}dd{margin:0;font-weight:700;font-variant-numeric:tabular-nums}' +
  'table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem .4rem 0;border-bottom:1px solid #8886;overflow-wrap:anywhere}'

export const POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

const MB = 1024 * 1024
const DAY = 24 * 60 * 60 * 1000

export interface Standing {
  overview: Overview
  /** UTC milliseconds. */
  now: number
  started: number
  /** Bytes. */
  memory: number
  free: number | null
}

export async function keeperPage({ overview, now, started, memory, free }: Standing): Promise<string> {
  const { shops, phones, waiting, bytes, silent } = overview
  const fact = (name: string, value: string | number) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`
  const row = ({ shop, device, lastContact, waiting: left }: Overview['silent'][number]) =>
    html`<tr><td>${shop}</td><td>${device}</td><td>${Math.floor((now - lastContact) / DAY)} days</td><td>${left}</td></tr>`
  const text = await html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Talat · keeper</title><meta name="robots" content="noindex"><style>${raw(STYLE)}</style></head><body><main><h1>All that the keeper needs to see</h1>
<dl>${fact('Running for', lasting(now - started))}${fact('Database', `${Math.ceil(bytes / MB)} MB`)}${fact('Room left for data', free === null ? 'not known' : `${Math.floor(free / MB)} MB`)}${fact('Memory', `${Math.ceil(memory / MB)} MB`)}${fact('Shops', shops)}${fact('Phones', phones)}${fact('Changes waiting on phones, as they said last', waiting)}</dl>
<section><h2>Phones not heard of for two weeks</h2>${
    silent.length === 0
      ? html`<p>None.</p>`
      : html`<table><thead><tr><th>Shop</th><th>Phone</th><th>Silent</th><th>Waiting</th></tr></thead><tbody>${silent.map(row)}</tbody></table><p>The longest silent first, fifty at most. <code>npm run admin -- silent</code> names them.</p>`
  }</section></main></body></html>`
  return String(text)
}

function lasting(milliseconds: number): string {
  const hours = Math.floor(milliseconds / 3_600_000)
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`
}
