import { html, raw } from 'hono/html'
import { CURRENCIES } from '../../../shared/domain/money.ts'
import type { CommunityRow } from '../../storage/market.ts'
import { type Asking, type Html, pathTo } from '../asking.ts'
import { listed } from '../words.ts'

export interface Found {
  text?: string
  category?: string
  /** Whole baht. */
  most?: string
  categories?: readonly string[]
}

/** What is searched for in a community; on its own page the words alone. */
export function findForm(asking: Asking, { slug }: CommunityRow, { text, category, most, categories }: Found): Html {
  const { say } = asking
  const option = (code: string) =>
    html`<option value="${code}"${code === category ? raw(' selected') : ''}>${listed(asking, 'category', code)}</option>`
  const more = categories
    ? html`<label>${say('goods.category')}<select name="category"><option value="">${say('public.anyCategory')}</option>${categories.map(option)}</select></label><label>${say('public.most')} (${CURRENCIES.THB.symbol})<input name="max" inputmode="numeric" maxlength="9" value="${most ?? ''}"></label>`
    : ''
  return html`<form class="find" role="search" action="${pathTo(asking, `/c/${slug}/search`)}"><label class="wide">${say('public.searchHint')}<input type="search" name="q" maxlength="100" value="${text ?? ''}"></label>${more}<button>${say('public.search')}</button></form>`
}
