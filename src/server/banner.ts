/** What the keeper sees at a start: where it is, and the code that opens the next shop, or how to get one. */

import { renderUnicodeCompact } from 'uqr'
import { type Config, isPlainForPhones, originOf } from './config.ts'
import { type CommunityCode, groupedCode, joinLink } from './join/codes.ts'

/** @param community null where what is printed is kept, as by systemd: whoever reads that could open a shop */
export function banner(config: Config, community: CommunityCode | null): string {
  const lines = ['', `Talat runs at ${originOf(config)}`]
  if (isPlainForPhones(config)) {
    lines.push(
      'Phones need HTTPS: over plain http they have no camera and nothing offline, but on this machine itself.',
      'Set TLS_CERT and TLS_KEY, or PUBLIC_URL to the https address of a proxy.',
    )
  }
  const code = community ? codeLines(config, community) : ['A code to open a shop: npm run admin -- code', '']
  return [...lines, '', ...code].join('\n')
}

/** A community code as text, as a link and as a QR of the link. */
export function codeLines(config: Config, { code, expires }: CommunityCode): string[] {
  const link = joinLink(originOf(config), code)
  return [
    `Code to open one shop, good until ${new Date(expires).toLocaleString('sv')}:`,
    '',
    `  ${groupedCode(code)}`,
    `  ${link}`,
    '',
    renderUnicodeCompact(link),
    '',
  ]
}
