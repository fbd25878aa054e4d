import { html } from 'hono/html'
import type { PieceRow } from '../../storage/market.ts'
import type { Asking, Html } from '../asking.ts'
import { type Standing, standingOf } from '../show/piece.ts'

/** What stands on the photograph of a piece that is not simply there. */
export function badge(asking: Asking, piece: PieceRow): Html {
  const standing = standingOf(piece, asking.now)
  const text = standingText(asking, standing, piece)
  return text ? html`<span class="badge ${standing}">${text}</span>` : html``
}

export function standingText({ say }: Asking, standing: Standing, { content }: PieceRow): string {
  switch (standing) {
    case 'few':
      return say('public.few')
    case 'loom':
      return say('goods.stage.loom')
    case 'reserved':
      return say('goods.stage.reserved')
    case 'asked':
      return say('public.askedShort')
    case 'sold':
      return content?.piece ? say('goods.stage.sold') : say('goods.soldOut')
    case 'here':
    case 'gone':
      return ''
  }
}
