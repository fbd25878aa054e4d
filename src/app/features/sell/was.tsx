import { Amount } from '../../ui/amount.tsx'

/** An amount that no longer holds, struck through; its label is heard. */
export function Was({ label, amount }: { label: string; amount: number }) {
  return (
    <s class="quiet">
      <span class="heard">{label} </span>
      <Amount amount={amount} />
    </s>
  )
}
