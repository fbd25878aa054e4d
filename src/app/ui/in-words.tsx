import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import './in-words.css'

interface InWordsProps {
  /** In the shop's currency. */
  amount: number
}

/** An amount in words, read aloud where the phone has a voice: it comes once what matters more is on the screen. */
export function InWords({ amount }: InWordsProps) {
  const [Words, setWords] = useState<ComponentType<InWordsProps> | null>(null)
  useEffect(() => {
    // Where it cannot be loaded the number stands alone, as it did.
    import('./amount-words.tsx').then(
      (part) => setWords(() => part.AmountWords),
      () => {},
    )
  }, [])
  return <p class="in-words quiet">{Words && <Words amount={amount} />}</p>
}
