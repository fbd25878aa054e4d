import { html } from 'hono/html'
import type { Html } from '../asking.ts'

/** What somebody wrote, line by line as it was written; nothing where nothing was. */
export function written(title: string, text: string): Html {
  if (!text) return html``
  const paragraphs = text.split(/\n{2,}/).map((part) => html`<p>${part}</p>`)
  return html`<section><h2>${title}</h2><div class="text">${paragraphs}</div></section>`
}

/** Short facts: what they are called, and what they are. Those without a word are left out. */
export function facts(rows: readonly (readonly [name: string, value: string | Html])[]): Html {
  const there = rows.filter(([, value]) => value !== '')
  if (there.length === 0) return html``
  return html`<dl>${there.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}
