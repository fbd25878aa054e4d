/** The texts of this page: a file for each language, fetched with it and apart from all other messages. */

import { useEffect, useState } from 'preact/hooks'
import type { Messages } from '../../../shared/i18n/messages.ts'
import { addMessages, language } from '../../platform/language.ts'

const FILES = import.meta.glob<{ importing: Partial<Messages> }>('./*/importing.ts', { base: '../../../shared/i18n' })

/** Fetches them all, one after another: a person who changes the language finds them too. */
export async function fetchTexts(): Promise<void> {
  for (const load of Object.values(FILES)) await load()
}

/** Whether the page can say what it has to, in the language in use. */
export function useTexts(): boolean {
  const [ready, setReady] = useState<string | null>(null)
  const code = language.value
  useEffect(() => {
    let asked = true
    void FILES[`./${code}/importing.ts`]?.().then(({ importing }) => {
      if (!asked) return
      addMessages(importing)
      setReady(code)
    })
    return () => {
      asked = false
    }
  }, [code])
  return ready === code
}
