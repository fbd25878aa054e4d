import { choicesOf } from '../../../device/store/queries/variants.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { GoodTile } from '../../ui/good-tile.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import type { Tile } from './model.ts'

interface VariantSheetProps {
  tile: Tile
  stockKnown: boolean
  onChoose: (tile: Tile) => void
  onClose: () => void
}

/** Which colour, which size: the good and its variants as photographs. */
export function VariantSheet({ tile, stockKnown, onChoose, onClose }: VariantSheetProps) {
  const db = useDb()
  const choices = useLive(() => choicesOf(db, tile.id), [db, tile.id])
  return (
    <Sheet title={t('goods.which')} tone="sell" onClose={onClose}>
      <ul class="variant-grid">
        {choices
          ?.filter(({ hidden }) => !hidden)
          .map((choice) => (
            <li key={choice.id}>
              <button class="tile" type="button" onClick={() => onChoose(choice)}>
                <GoodTile tile={{ ...choice, name: choice.variant || choice.name }} stockKnown={stockKnown} />
              </button>
            </li>
          ))}
      </ul>
    </Sheet>
  )
}
