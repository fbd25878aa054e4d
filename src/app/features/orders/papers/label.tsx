import { useRef } from 'preact/hooks'
import { type Addressee, addressLines, senderOf } from '../../../../shared/domain/label.ts'
import { t } from '../../../platform/language.ts'
import { shop } from '../../../platform/session.ts'
import { Band } from '../../../ui/band.tsx'
import { useFit } from './fit.ts'
import type { Parcelled } from './model.ts'

const POSTCODE = 5

/** The label of a parcel, A6: who sends it small, who gets it as large as there is room. */
export function Label({ parcel: { to, view } }: { parcel: Parcelled }) {
  const box = useRef<HTMLDivElement>(null)
  const from = senderOf(shop.value)
  const lines = addressLines(to)
  useFit(box, JSON.stringify([to, from]))
  return (
    <div class="label" ref={box}>
      <div class="label-from">
        <p class="label-side">{t('papers.from')}</p>
        <p>
          <b>{from.name}</b>
        </p>
        <p>{[...addressLines(from), from.postcode].filter(Boolean).join(' ')}</p>
        {from.phone && <p>{t('papers.tel', { phone: from.phone })}</p>}
      </div>
      {view.order.receipt && <p class="label-number">{view.order.receipt}</p>}
      <Band weave="khit" />
      <div class="label-to">
        <p class="label-side">{t('papers.to')}</p>
        <p class="label-name">{to.name}</p>
        {to.phone && <p class="label-phone">{t('papers.tel', { phone: to.phone })}</p>}
        {lines.map((line, index) => (
          <p key={index}>{line}</p>
        ))}
      </div>
      <Postcode of={to} />
    </div>
  )
}

/** In boxes, for the machine that sorts; empty ones to write in, where there is an address of Thailand without it. */
function Postcode({ of: { postcode, province } }: { of: Addressee }) {
  if (!postcode && !province) return null
  return (
    <p class="label-postcode" role="img" aria-label={postcode}>
      {Array.from(postcode.padEnd(POSTCODE), (digit, index) => (
        <span key={index}>{digit}</span>
      ))}
    </p>
  )
}
