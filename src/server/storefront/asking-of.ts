import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import type { AskingOfWindows } from './asking.ts'
import { sayIn, splitPath, wantedLanguage } from './language.ts'
import { remake } from './show/refresh.ts'

/** Letters of an address that change nothing on a page: a version for those who keep links, and LINE's way out. */
const IGNORED = ['v', 'openExternalBrowser', 'fbclid', 'lang']

export function originOf({ publicUrl }: Pick<Deps, 'publicUrl'>, c: Context): string {
  return publicUrl ?? new URL(c.req.url).origin
}

/** What a page is to be written from, by the request for it. */
export function askingOf(deps: Deps, c: Context): AskingOfWindows {
  const { language: named, path } = splitPath(c.req.path)
  const query = new URLSearchParams(new URL(c.req.url).search)
  for (const name of IGNORED) query.delete(name)
  const language = named ?? wantedLanguage(c.req.header('Accept-Language'))
  const { now, demo = false } = deps
  const { market } = deps.storage
  return {
    market,
    remake: (shop, version) => remake(deps, shop, version),
    language,
    named: named !== null,
    say: sayIn(language),
    origin: originOf(deps, c),
    path,
    query,
    now: now(),
    demo,
  }
}
