import { t } from '../../platform/language.ts'
import { session } from '../../platform/session.ts'
import { Icon } from '../../ui/icons.tsx'
import type { Came } from './read.ts'

/** What has come in, or why it is no use here. */
export function CameNote({ came }: { came: Exclude<Came, { what: 'invited' }> }) {
  const good = came.what === 'carried' || came.what === 'back'
  return (
    <div class={`card carry-note ${good ? 'good' : ''}`}>
      <Icon name={good ? 'check' : 'warning'} />
      <p>
        <b>{wordsOf(came)}</b>
        {came.what === 'back' && came.shop !== session.value?.shopName && ` ${came.shop}`}
      </p>
    </div>
  )
}

function wordsOf(came: Exclude<Came, { what: 'invited' }>): string {
  if (came.what === 'carried') {
    const { row, before } = came
    if (before) return t('carry.came.before', { shop: row.shop })
    return t(session.value?.joined ? 'carry.came.carried' : 'carry.came.alone', { shop: row.shop })
  }
  if (came.what === 'back') return backWords(came.given.back)
  return t(`carry.came.${came.what}`)
}

/** What became of it in the market. */
export function backWords(back: { taken: number; refused: number } | null): string {
  const { taken = 0, refused = 0 } = back ?? {}
  if (taken + refused === 0) return t('carry.backNews')
  return [
    taken > 0 && t('carry.backTaken', { count: taken }),
    refused > 0 && t('carry.backRefused', { count: refused }),
  ]
    .filter(Boolean)
    .join(' · ')
}
