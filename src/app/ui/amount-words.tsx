import { useEffect, useState } from 'preact/hooks'
import type { InWords } from '../../shared/i18n/words.ts'
import { language, loadAllMessages, t } from '../platform/language.ts'
import { shop } from '../platform/session.ts'
import { hush, speak, useVoice } from '../platform/speak.ts'
import { IconButton } from './button.tsx'

/** They come with the messages of all screens. */
const WORDS = import.meta.glob<InWords>('../../shared/i18n/*/rest.ts', { import: 'inWords' })

/** The words, and the button that reads them aloud if the phone has a voice of the language. */
export function AmountWords({ amount }: { amount: number }) {
  const code = language.value
  const inWords = useInWords(code)
  const voice = useVoice(code)
  useEffect(() => hush, [])
  if (!inWords) return null
  const words = inWords(amount, shop.value.currency)
  return (
    <>
      <span>{words}</span>
      {voice && <IconButton label={t('money.readAloud')} icon="aloud" onPress={() => speak(words, voice)} />}
    </>
  )
}

function useInWords(code: string): InWords | null {
  const [known, setKnown] = useState<{ code: string; inWords: InWords } | null>(null)
  useEffect(() => {
    let current = true
    const load = async () => {
      const [inWords] = await Promise.all([WORDS[`../../shared/i18n/${code}/rest.ts`]?.(), loadAllMessages()])
      if (current && inWords) setKnown({ code, inWords })
    }
    // Where it cannot be loaded the number stands alone.
    void load().catch(() => {})
    return () => {
      current = false
    }
  }, [code])
  return known?.code === code ? known.inWords : null
}
