import type { ComponentChildren } from 'preact'
import type { Tile } from '../../device/store/queries/shelf.ts'
import { leftIn, measureOf, priceIn } from '../../shared/domain/yards.ts'
import { quantity } from '../platform/format.ts'
import { t } from '../platform/language.ts'
import { Amount } from './amount.tsx'
import './good-tile.css'
import { Picture } from './picture.tsx'

interface GoodTileProps {
  /** Undefined while it is being read: its place is kept. */
  tile: Tile | undefined
  /** Stock is whole only once the first pull has caught up. */
  stockKnown: boolean
  badges?: ComponentChildren
}

/** A good as a photograph with its price and what is left; a long name gives way, the price never. */
export function GoodTile({ tile, stockKnown, badges }: GoodTileProps) {
  if (!tile) return <span class="good-tile" />
  const { name, price, thumb } = tile
  const soldOut = stockKnown && tile.left <= 0 && tile.stage !== 'loom'
  return (
    <span class={`good-tile ${soldOut ? 'sold-out' : ''}`}>
      <Picture hash={thumb} alt="" />
      {badges && <span class="good-badges">{badges}</span>}
      <span class="good-about">
        {price === null ? (
          <span class="quiet">{t('sell.noPrice')}</span>
        ) : (
          <Amount amount={priceIn(measureOf(tile), price)} />
        )}
        <span class="good-left quiet">{stockKnown ? leftText(tile) : '…'}</span>
        <span class="good-name">{name || t('sell.noName')}</span>
      </span>
    </span>
  )
}

function leftText(tile: Tile): string {
  const { left, stage } = tile
  if (stage !== 'sale') return t(`sell.${stage}`)
  const measure = measureOf(tile)
  return left > 0 ? quantity(leftIn(measure, left), measure) : t('sell.soldOut')
}
