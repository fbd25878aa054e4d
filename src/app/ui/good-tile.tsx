import type { ComponentChildren } from 'preact'
import type { Tile } from '../../device/store/queries/shelf.ts'
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
  const { name, price, thumb, left, unit } = tile
  const soldOut = stockKnown && left <= 0
  return (
    <span class={`good-tile ${soldOut ? 'sold-out' : ''}`}>
      <Picture hash={thumb} alt="" />
      {badges && <span class="good-badges">{badges}</span>}
      <span class="good-about">
        {price === null ? <span class="quiet">{t('sell.noPrice')}</span> : <Amount amount={price} />}
        <span class="good-left quiet">{stockKnown ? leftText(left, unit, soldOut) : '…'}</span>
        <span class="good-name">{name || t('sell.noName')}</span>
      </span>
    </span>
  )
}

function leftText(left: number, unit: Tile['unit'], soldOut: boolean): string {
  return soldOut ? t('sell.soldOut') : quantity(left, unit)
}
