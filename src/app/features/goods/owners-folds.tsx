import { useState } from 'preact/hooks'
import { MAX_NAME } from '../../../shared/protocol/limits.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { digitsOf } from '../../ui/digits.ts'
import { wordsFor } from '../../ui/failures.ts'
import { Field } from '../../ui/field.tsx'
import { Fold } from '../../ui/fold.tsx'
import { toast } from '../../ui/toast.tsx'
import { costing, type GoodView, materials, recipe, setConsigned } from './model.ts'
import { RecipeForm } from './recipe-form.tsx'

/** What only the owner sees of a good, folded away: what goes into it, and whose it is. */
export function OwnersFolds({ view }: { view: GoodView }) {
  const db = useDb()
  const { id } = view
  const known = useLive(
    async () => ({ made: await recipe(db, id), stock: await materials(db), costs: await costing(db, id) }),
    [db, id],
  )
  if (!known) return null
  const { made, stock, costs } = known
  const names = stock.filter((one) => made?.fields.parts.some(({ material }) => material === one.id))
  const [share, whose] = [costs?.share ?? null, costs?.consignor ?? '']
  return (
    <>
      <Fold icon="basket" title={t('book.recipe')} summary={names.map(({ fields }) => fields.name).join(' · ')}>
        <RecipeForm key={JSON.stringify(made?.fields)} view={view} made={made} stock={stock} />
      </Fold>
      <Fold
        icon="people"
        title={t('book.consigned')}
        summary={share === null ? undefined : t('book.shareOf', { name: whose, share })}
      >
        <ConsignForm key={`${share} ${whose}`} good={id} share={share} whose={whose} />
      </Fold>
    </>
  )
}

/** Whose piece it is, and how much of its price is hers. An empty name: it is the shop's own. */
function ConsignForm({ good, share, whose }: { good: string; share: number | null; whose: string }) {
  const db = useDb()
  const [name, setName] = useState(whose)
  const [percent, setPercent] = useState(share === null ? '' : String(share))
  const [trouble, setTrouble] = useState<string | null>(null)

  async function save() {
    const own = name.trim() === ''
    if (!own && (percent === '' || Number(percent) > 100))
      return setTrouble(t('book.missing', { what: t('book.share') }))
    try {
      await setConsigned(db, good, { share: own ? null : Number(percent), consignor: name.trim() })
    } catch (error) {
      return setTrouble(wordsFor(error, t('goods.failed')))
    }
    toast(t('common.saved'), { undo: () => setConsigned(db, good, { share, consignor: whose }) })
  }
  return (
    <>
      <Field label={t('book.whose')} value={name} onInput={setName} maxLength={MAX_NAME} />
      <Field
        label={t('book.share')}
        value={percent}
        onInput={(text) => setPercent(digitsOf(text, 3))}
        inputMode="numeric"
        suffix="%"
      />
      {trouble && <p role="alert">{trouble}</p>}
      <Button tone="goods" icon="check" onPress={save}>
        {t('book.saveAs', { what: t('book.whose') })}
      </Button>
    </>
  )
}
