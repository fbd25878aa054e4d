/** The phone's own voice. Nothing is offered where it has none of the language, or none at all (browsers inside apps). */

import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../shared/i18n/languages.ts'

/** A little slower than people talk: numbers are heard at a noisy stall. */
const RATE = 0.85

/** The voice for a language; null until the phone has named one, which takes some of them a moment. */
export function useVoice(language: Language): SpeechSynthesisVoice | null {
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null)
  useEffect(() => {
    const synthesis = synthesisOf()
    if (!synthesis) return
    const look = () => setVoice(voiceOf(synthesis.getVoices(), language))
    look()
    synthesis.addEventListener('voiceschanged', look)
    return () => synthesis.removeEventListener('voiceschanged', look)
  }, [language])
  return voice
}

/** The best of the voices: one that is on the phone itself speaks without a network. */
export function voiceOf(voices: readonly SpeechSynthesisVoice[], language: Language): SpeechSynthesisVoice | null {
  // Android writes th_TH for th-TH. The Chinese of Hong Kong is another language when spoken.
  const speaking = voices.filter(({ lang }) => lang.split(/[-_]/)[0] === language && !/[-_]HK/i.test(lang))
  return speaking.find(({ localService }) => localService) ?? speaking[0] ?? null
}

/** Says a text now, whatever was being said. */
export function speak(text: string, voice: SpeechSynthesisVoice): void {
  hush()
  const utterance = new SpeechSynthesisUtterance(text)
  utterance.voice = voice
  utterance.lang = voice.lang.replace('_', '-')
  utterance.rate = RATE
  synthesisOf()?.speak(utterance)
}

/** Says nothing more: what was read aloud is no longer on the screen. */
export function hush(): void {
  synthesisOf()?.cancel()
}

function synthesisOf(): SpeechSynthesis | undefined {
  return 'speechSynthesis' in globalThis ? globalThis.speechSynthesis : undefined
}
