/** The one style of the public pages, written into each: a slow phone waits for no second answer. The colours are the dyes. */

import { createHash } from 'node:crypto'

const LIGHT =
  '--ground:#fbf8f1;--card:#fff;--sunken:#f1ecdf;--line:#d9d1bf;--ink:#161a2b;--ink2:#4a4f63;--indigo:#26336e;--lac:#9b1c31;--leaf:#1e5b3a;--on:#fff;--dye:#26336e;'
const DARK =
  '--ground:#12141f;--card:#1c1f2e;--sunken:#0c0e16;--line:#343950;--ink:#f5f0e4;--ink2:#bfc2d0;--indigo:#b3bffa;--lac:#f7a3ae;--leaf:#9fdcb8;--on:#12141f;'

export const STYLE = `
:root{color-scheme:light dark;${LIGHT}}
@media(prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box;margin:0}
html{-webkit-text-size-adjust:100%}
body{overflow-x:clip;font:1.125rem/1.6 system-ui,sans-serif;background:var(--ground);color:var(--ink);overflow-wrap:anywhere}
a{color:var(--indigo)}
:focus-visible{outline:3px solid var(--lac);outline-offset:2px}
h1{font-size:1.75rem;line-height:1.3}
h2{font-size:1.375rem;line-height:1.35;margin:0 0 .75rem}
img,picture{display:block;max-width:100%;height:auto}
ul,dl{list-style:none;padding:0}
.skip{position:absolute;left:-99rem}
.skip:focus{left:0;top:0;background:var(--card);padding:1rem;z-index:2}
.band{display:block;width:100%;color:var(--indigo)}
header,main,footer{max-width:66rem;margin:auto;padding:0 1rem}
header{display:flex;flex-wrap:wrap;align-items:center;gap:0 1rem;min-height:56px}
header a{display:inline-flex;align-items:center;min-height:48px;font-weight:700;text-decoration:none}
.langs{display:flex;flex-wrap:wrap;gap:.25rem;margin-left:auto}
.langs a{font-weight:400;font-size:1rem;padding:0 .5rem}
.langs [aria-current]{font-weight:700;color:var(--ink);text-decoration:underline;text-underline-offset:.3em}
main{padding-bottom:3rem}
section{margin-top:2.5rem}
.lead{color:var(--ink2);margin-top:.25rem}
.text{max-width:42rem;white-space:pre-line}
.text p+p{margin-top:1rem}
.hero{padding:1.25rem 0 0}
.gate{background:var(--dye);color:#fff;margin:0 calc(50% - 50vw);padding:1.5rem max(1rem,calc(50vw - 32rem)) 1.75rem}
.gate .lead{color:#fff}
.gate+.band{margin:0 calc(50% - 50vw);width:100vw;color:var(--indigo)}
.find{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:1.25rem}
.find label{flex:1 1 9rem;font-size:1rem;color:var(--ink2)}
.find .wide{flex:3 1 12rem}
input,select{font:inherit;width:100%;min-height:56px;padding:0 .75rem;color:var(--ink);background:var(--card);border:1px solid var(--ink2);border-radius:12px}
button,.button{display:inline-flex;align-items:center;justify-content:center;min-height:56px;padding:.25rem 1.5rem;border:0;border-radius:12px;font:inherit;font-weight:700;text-align:center;text-decoration:none;background:var(--indigo);color:var(--on);cursor:pointer}
.find button{align-self:end;flex:0 0 auto}
.quiet{background:none;color:var(--indigo);border:2px solid var(--indigo)}
.ask{background:var(--lac);color:var(--on);width:100%;max-width:26rem;min-height:64px;font-size:1.375rem}
.chips{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:1rem}
.chips a{display:inline-flex;align-items:center;gap:.4rem;min-height:48px;padding:0 1rem;border:1px solid var(--line);border-radius:24px;background:var(--card);text-decoration:none}
small,.of,.about,.note,footer{color:var(--ink2);font-size:1rem}
.stalls{display:flex;gap:.75rem;overflow-x:auto;scroll-snap-type:x proximity;margin:0 -1rem;padding:.25rem 1rem 1rem}
.stalls li{flex:0 0 min(72%,17rem);scroll-snap-align:center}
.stall{display:block;height:100%;border-radius:12px;overflow:hidden;background:var(--card);border:1px solid var(--line);text-decoration:none;color:var(--ink)}
.stall:before{content:"";display:block;height:28px;margin-bottom:-12px;position:relative;background:radial-gradient(circle at 50% 16px,var(--awning,#26336e) 12px,#0000 12.5px) 0 0/48px 28px,radial-gradient(circle at 50% 16px,#fbf8f1 12px,#0000 12.5px) 24px 0/48px 28px,repeating-linear-gradient(90deg,#fbf8f1 0 12px,var(--awning,#26336e) 12px 36px,#fbf8f1 36px 48px) 0 0/48px 16px repeat-x}
.stalls li:nth-child(3n+2) .stall{--awning:#9b1c31}
.stalls li:nth-child(3n) .stall{--awning:#1e5b3a}
.stall img,.stall .bare{width:100%;aspect-ratio:4/3;object-fit:cover}
.stall span{display:block;padding:.5rem .75rem 0;font-weight:700}
.stall small{display:block;padding:0 .75rem .75rem}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,max(8.25rem,20%)),1fr));gap:1.25rem .75rem}
.card{position:relative;display:block;color:var(--ink);text-decoration:none}
.card img,.bare{display:block;width:100%;aspect-ratio:1;object-fit:cover;border-radius:12px;background:var(--sunken)}
.card .name{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;margin-top:.4rem;line-height:1.45}
.of,.price{display:block;line-height:1.4}
.price b{font-size:1.25rem;font-variant-numeric:tabular-nums}
.badge{position:absolute;left:.5rem;top:.5rem;padding:0 .6rem;border-radius:8px;font-size:1rem;font-weight:700;background:#161a2b;color:#fff}
.badge.few,.badge.asked{background:#f2b01e;color:#161a2b}
.badge.loom{background:#1e5b3a}
.badge.sold{background:#9b1c31}
.more{margin-top:1.5rem;display:flex;gap:.75rem;flex-wrap:wrap}
.photos{display:flex;gap:.5rem;overflow-x:auto;scroll-snap-type:x mandatory;margin:0 -1rem}
.photos li{flex:0 0 100%;scroll-snap-align:center;display:grid;place-items:center;background:var(--sunken)}
.photos li:not(:only-child){flex-basis:94%}
.photos picture,.photos img{width:100%;max-height:min(78vh,100vw);object-fit:contain}
.photos li:only-child img{max-height:78vh}
.piece .price b{font-size:2.5rem;line-height:1.3}
.piece h1{margin-top:1rem}
.standing{display:inline-block;margin:.5rem 0;padding:.25rem .75rem;border-radius:8px;background:var(--sunken);font-weight:700}
.buy{margin-top:1rem}
.buy .note{margin-top:.5rem}
dl{max-width:42rem}
dl div{display:flex;gap:1rem;padding:.5rem 0;border-bottom:1px solid var(--line)}
dt{flex:0 0 38%;color:var(--ink2)}
dd{white-space:pre-line}
.marks li{display:flex;gap:1rem;align-items:center;padding:.75rem 0;border-bottom:1px solid var(--line);max-width:42rem}
.marks li>a{flex:none}
.marks img{width:6rem;height:6rem;object-fit:cover;border-radius:8px}
.marks small{display:block}
footer{padding-top:1rem;padding-bottom:2rem}
footer a{display:inline-flex;align-items:center;min-height:48px}
@media(min-width:60rem){.piece{display:grid;grid-template-columns:3fr 2fr;gap:2rem;align-items:start}.photos{margin:1rem 0 0;border-radius:12px}.stalls li{flex-basis:15rem}}
`.replace(/\n/g, '')

/** What the pages of a demo have beside it: the band that says so. */
export const DEMO_STYLE =
  '.demo{padding:.25rem 1rem;text-align:center;font-size:1rem;font-weight:700;background:#f2b01e;color:#161a2b}'

/** What only the pages of a request have beside it: forms, steps, what was said. */
export const ASK_STYLE = `
.wanted{display:grid;grid-template-columns:minmax(6rem,12rem) 1fr;gap:1rem;align-items:start;margin-top:1rem}
.wanted img{border-radius:12px}
.ask-form{display:grid;gap:1rem;max-width:34rem;margin-top:1.5rem}
.ask-form label{display:block}
.ask-form small{display:block;color:var(--ink2);font-size:1rem}
.ask-form fieldset{border:1px solid var(--line);border-radius:12px;padding:.25rem .75rem}
.ask-form fieldset label,.ask-form .tick{display:flex;align-items:center;gap:.75rem;min-height:56px}
.ask-form [type=radio],.ask-form [type=checkbox]{width:1.5rem;min-height:1.5rem;flex:none}
textarea{font:inherit;width:100%;padding:.5rem .75rem;color:var(--ink);background:var(--card);border:1px solid var(--ink2);border-radius:12px}
.ask-form [type=file]{padding:.75rem}
.trap{position:absolute;left:-99rem}
.wrong{margin-top:1rem;padding:.75rem 1rem;border:2px solid var(--lac);border-radius:12px;font-weight:700;max-width:34rem}
[aria-invalid]{border:2px solid var(--lac)}
.steps{display:grid;grid-template-columns:repeat(auto-fit,minmax(6rem,1fr));gap:.5rem;padding:0;list-style:none;margin-top:1rem;max-width:42rem}
.steps li{padding:.25rem 0;border-top:6px solid var(--line);color:var(--ink2);font-size:1rem}
.steps .reached{border-color:var(--leaf);color:var(--ink);font-weight:700}
.qr{display:block;width:min(100%,18rem);border-radius:12px}
.talk{display:grid;gap:1rem;max-width:34rem}
.talk li{padding:.5rem 1rem;border-radius:12px;background:var(--sunken);justify-self:start;max-width:90%}
.talk .own{justify-self:end}
.talk small{color:var(--ink2);font-size:1rem}
.talk p{white-space:pre-line}
.bars{display:grid;grid-template-columns:auto 1fr auto;gap:.35rem .75rem;align-items:center;max-width:42rem}
.bars li{display:contents}
.bars svg{display:block;width:100%;height:24px}
.bar{fill:var(--indigo)}
.ground{fill:var(--sunken)}
.bars b{text-align:right}
`.replace(/\n/g, '')

const hashOf = (style: string) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`

/** Pages that run nothing and load nothing but their own pictures. */
export const POLICY = [
  "default-src 'none'",
  "img-src 'self'",
  `style-src ${hashOf(STYLE)} ${hashOf(ASK_STYLE)} ${hashOf(DEMO_STYLE)}`,
  // What tools ask for in the name of a page: robots.txt.
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
