/** The one inline style of the shell, its first paint, is allowed by its hash: the policy needs no `unsafe-inline`. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Sources for `style-src`, one for each inline style of the built index.html; none where the app is not built. */
export function inlineStyles(shell: string): string[] {
  const html = readIfThere(join(shell, 'index.html'))
  return Array.from(html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g), ([, style = '']) => {
    return `'sha256-${createHash('sha256').update(style).digest('base64')}'`
  })
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
