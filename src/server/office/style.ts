/** The style of the office: that of the public pages, and what only a desk has: tables, bars, sheets of paper. */

import { createHash } from 'node:crypto'
import { STYLE as PUBLIC } from '../storefront/style.ts'

export const STYLE = `${PUBLIC}
.tabs{display:flex;flex-wrap:wrap;gap:.25rem;border-bottom:1px solid var(--line)}
.tabs a{display:inline-flex;align-items:center;min-height:56px;padding:0 .6rem;text-decoration:none}
.tabs [aria-current]{font-weight:700;color:var(--ink);box-shadow:inset 0 -4px var(--indigo)}
h1{margin-top:1.25rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,14rem),1fr));gap:1rem;margin-top:1.5rem}
.tile{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem}
.tile h2{font-size:1rem;font-weight:400;color:var(--ink2);margin:0}
.tile b{display:block;font-size:1.75rem;line-height:1.35;font-variant-numeric:tabular-nums}
.tile small{display:block;line-height:1.4}
.few{color:var(--ink2);font-style:italic}
b.few{font-size:1.375rem}
.bars{display:grid;grid-template-columns:auto 1fr auto;gap:.35rem .75rem;align-items:center}
.bars li{display:contents}
.bars svg{display:block;width:100%;height:24px}
.bar{fill:var(--indigo)}
rect.ground{fill:var(--sunken)}
rect.none{fill:none;stroke:var(--ink2);stroke-dasharray:3 3}
.bars b{text-align:right;font-variant-numeric:tabular-nums}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.5rem .75rem;overflow-wrap:normal;border-bottom:1px solid var(--line);text-align:right;vertical-align:top}
th:first-child,td:first-child{text-align:left;padding-left:0}
td{white-space:nowrap}
.means p+p{margin-top:.5rem}
td.rod{width:32%;min-width:6rem;padding:.35rem 0;vertical-align:middle}
td[colspan]{text-align:center}
.rod svg{display:block;width:100%;height:20px}
thead th{color:var(--ink2);font-weight:400;font-size:1rem}
.act{display:flex;flex-wrap:wrap;gap:.75rem;align-items:end;margin-top:1.25rem}
.act .note{align-self:center}
.act label{flex:0 1 14rem;font-size:1rem;color:var(--ink2)}
.calls{display:grid;gap:1rem;margin-top:1rem}
.call{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem}
.call a{display:inline-flex;align-items:center;min-height:48px}
.call .bars,section>.bars{margin-top:.5rem}
.terms{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem;max-width:34rem;margin-top:1rem}
.terms label{display:block;font-size:1rem;color:var(--ink2)}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,9.5rem),1fr));gap:1rem;align-items:end}
.split input{width:5rem;padding:0 .5rem;text-align:right}
.split th:first-child{min-width:7rem}
.split th,.split td{padding:.5rem .4rem}
.split td,.split th{vertical-align:middle}
summary{min-height:48px;padding:.75rem 0;font-weight:700;color:var(--indigo);cursor:pointer}
textarea{font:inherit;width:100%;padding:.5rem .75rem;color:var(--ink);background:var(--card);border:1px solid var(--ink2);border-radius:12px}
.wrong{margin-top:1rem;padding:.75rem 1rem;border:2px solid var(--lac);border-radius:12px;font-weight:700;max-width:34rem}
[aria-invalid]{border:2px solid var(--lac)}
.plain li{padding:.5rem 0;border-bottom:1px solid var(--line);display:flex;gap:1rem;justify-content:space-between;max-width:42rem}
.means p{max-width:42rem;margin-top:.5rem}
.sheet{display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));margin-top:1.5rem}
.sheet li{display:grid;grid-template-columns:minmax(0,1fr) 34mm;gap:0 4mm;align-content:center;min-height:68mm;padding:5mm;border:1px dashed #8a8578;background:#fff;color:#161a2b;break-inside:avoid}
.sheet svg{grid-row:1/span 6;grid-column:2;align-self:center;width:34mm;height:34mm}
.sheet b{font-size:1.125rem;line-height:1.35}
.sheet small{font-size:.9rem;line-height:1.35}
.sheet span{line-height:1.35}
.sheet .start{font-size:1.375rem;font-weight:700;color:#9b1c31}
.sheet .code{font:700 1.25rem/1.6 ui-monospace,monospace;letter-spacing:.05em;overflow-wrap:normal;white-space:nowrap}
.sheet small{color:#4a4f63}
@page{size:A4;margin:10mm}
@media print{
:root{color-scheme:light;--ground:#fff;--card:#fff;--sunken:#fff;--line:#b8b2a3;--ink:#000;--ink2:#333;--indigo:#26336e;--lac:#9b1c31;--leaf:#1e5b3a}
body{font-size:10pt;line-height:1.4;print-color-adjust:exact;-webkit-print-color-adjust:exact}
header,.tabs,.screen,footer,.skip{display:none!important}
main{max-width:none;padding:0}
section{margin-top:4mm;break-inside:avoid}
h1{margin-top:3mm;font-size:18pt}
h2{font-size:12.5pt;margin-bottom:2mm}
.bars{gap:.5mm 3mm;font-size:9.5pt}.bars svg{height:4mm}
.tiles{grid-template-columns:repeat(5,1fr);gap:2mm;margin-top:3mm}.tile{padding:1.5mm 2mm}.tile b{font-size:12pt}.tile small,.tile h2{font-size:8pt}
th,td{padding:.8mm 2mm}thead th,.note{font-size:8.5pt}td.rod{padding:0}.rod svg{height:3.5mm}.wide{overflow:visible}
.means p,.means p+p{font-size:8.5pt;margin-top:.5mm;max-width:none}
.paper .band,.paper h1{display:none}
.sheet{grid-template-columns:1fr 1fr;margin:0}.sheet li{height:69mm;min-height:0}.sheet li:nth-child(8n){break-after:page}.sheet li:last-child{break-after:auto}
}
`.replace(/\n/g, '')

const HASH = createHash('sha256').update(STYLE).digest('base64')

/** Pages that run nothing; their charts are drawn in themselves. */
export const POLICY = [
  "default-src 'none'",
  "img-src 'self'",
  `style-src 'sha256-${HASH}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
