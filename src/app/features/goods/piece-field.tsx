import { t } from '../../platform/language.ts'
import { Chips } from '../../ui/chips.tsx'
import { Icon } from '../../ui/icons.tsx'
import type { PartProps } from './good-form.tsx'

/** One of a kind? Of a new one also: is it there yet, or still on the loom? */
export function PieceField({ typed, onChange, isNew }: PartProps & { isNew: boolean }) {
  const { piece, onLoom } = typed
  return (
    <>
      <label class={`chip piece-chip ${piece ? 'chosen' : ''}`}>
        <input
          type="checkbox"
          checked={piece}
          onChange={() => onChange({ piece: !piece, onLoom: false, quantity: 1 })}
        />
        {piece && <Icon name="check" />}
        <span>{t('goods.piece')}</span>
      </label>
      {isNew && piece && (
        <Chips
          label={t('goods.where')}
          options={[
            { value: 'sale', label: t('goods.stage.sale'), icon: 'sell' },
            { value: 'loom', label: t('goods.stage.loom'), icon: 'shuttle' },
          ]}
          value={onLoom ? 'loom' : 'sale'}
          onChange={(where) => onChange({ onLoom: where === 'loom', quantity: where === 'loom' ? 0 : 1 })}
        />
      )}
    </>
  )
}
