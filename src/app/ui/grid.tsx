import { Component, type ComponentChildren } from 'preact'
import { useMemo, useRef } from 'preact/hooks'
import './grid.css'
import { GAP, type Rows, useRows } from './grid-rows.ts'
import { useFilled, useTiles } from './grid-tiles.ts'

interface GoodsGridProps<T extends { id: string }> {
  ids: readonly string[]
  /** Reads the tiles of the ids in sight; asked again when they change in the database. */
  load: (ids: string[]) => Promise<T[]>
  /** One tile: a square picture and under it text of `textHeight` rem. Undefined while it is being read. */
  render: (tile: T | undefined, id: string) => ComponentChildren
  /** The narrowest that a tile may get, in rem: large text gets fewer columns. */
  minWidth?: number
  textHeight?: number
  label: string
}

/** Rows beyond those drawn that are read with them. */
const AHEAD = 6

/**
 * Goods as photographs. Only the rows in sight are in the document and read from the database: ten thousand goods
 * scroll like ten.
 */
export function GoodsGrid<T extends { id: string }>(props: GoodsGridProps<T>) {
  const { ids, load, render, minWidth = 6.5, textHeight = 3.5, label } = props
  const list = useRef<HTMLUListElement>(null)
  const { columns, height, first, end } = useRows(list, { minWidth, textHeight })
  const [from, to] = [first * columns, end * columns]
  const shown = useMemo(() => ids.slice(from, to), [ids, from, to])
  const ahead = AHEAD * columns
  const known = useTiles(shown, () => ids.slice(Math.max(0, from - ahead), to + ahead), load)
  const filled = useFilled(shown, known)

  return (
    <ul
      ref={list}
      class="goods-grid"
      aria-label={label}
      style={`--columns:${columns};--row:${height - GAP}px;height:${Math.ceil(ids.length / columns) * height - GAP}px`}
    >
      {shown.map((id, at) => {
        const tile = filled.has(id) ? known.get(id) : undefined
        return <Place key={id} {...{ id, tile, columns, height, render }} index={from + at} />
      })}
    </ul>
  )
}

interface PlaceProps<T> extends Pick<Rows, 'columns' | 'height'> {
  id: string
  index: number
  tile: T | undefined
  render: (tile: T | undefined, id: string) => ComponentChildren
}

/**
 * A tile at its place, drawn anew only when something about it has changed: a frame of a flick costs the tiles that come.
 * (To keep what was drawn and hand it to Preact again is no way: each holds its parent of then, that its children, and so
 * on: the elements of thousands of tiles that are gone, for the browser's collector of garbage to look through.)
 */
class Place<T> extends Component<PlaceProps<T>> {
  override shouldComponentUpdate({ id, index, tile, columns, height, render }: PlaceProps<T>): boolean {
    const now = this.props
    return (
      tile !== now.tile ||
      render !== now.render ||
      index !== now.index ||
      height !== now.height ||
      columns !== now.columns ||
      id !== now.id
    )
  }

  override render({ id, index, tile, columns, height, render }: PlaceProps<T>) {
    const top = Math.floor(index / columns) * height
    const left = (index % columns) / columns
    return <li style={`top:${top}px;left:calc((100% + ${GAP}px) * ${left})`}>{render(tile, id)}</li>
  }
}
