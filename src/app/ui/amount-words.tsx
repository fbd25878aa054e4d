import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../shared/i18n/languages.ts'
import { amountInWords, type InWords } from '../../shared/i18n/words.ts'
import { language, loadAllMessages, partOf, t } from '../platform/language.ts'
import { shop } from '../platform/session.ts'
import { hush, speak, useVoice } from '../platform/speak.ts'

/** The words, and the button that reads them aloud if the phone has a voice of the language. */
export function AmountWords({ amount }: { amount: number }) {
  const code = language.value
  const inWords = useInWords(code)
  const voice = useVoice(code)
  useEffect(() => hush, [])
  if (!inWords) return null
  const words = amountInWords(inWords, amount, shop.value.currency)
  return (
    <>
      <span>{words}</span>
      {voice && <AloudButton onPress={() => speak(words, voice)} />}
    </>
  )
}

/** Its icon is not among those of the first screen, which it comes after. */
function AloudButton({ onPress }: { onPress: () => void }) {
  const label = t('money.readAloud')
  return (
    <button class="icon-button" type="button" aria-label={label} title={label} onClick={onPress}>
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 9v6h4l5 4V5L8 9zM16.5 9a4.5 4.5 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11" />
      </svg>
    </button>
  )
}

/** They come with the messages of all screens. */
function useInWords(code: Language): InWords | null {
  const [known, setKnown] = useState<{ code: Language; inWords: InWords } | null>(null)
  useEffect(() => {
    let current = true
    const load = async () => {
      const [part] = await Promise.all([partOf(code, 'rest'), loadAllMessages()])
      if (current && part?.inWords) setKnown({ code, inWords: part.inWords })
    }
    // Where it cannot be loaded the number stands alone.
    void load().catch(() => {})
    return () => {
      current = false
    }
  }, [code])
  return known?.code === code ? known.inWords : null
}
