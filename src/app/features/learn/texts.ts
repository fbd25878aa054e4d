/** The texts of the lessons: a file for each language, fetched with the lessons and apart from all other messages. */

import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../../shared/i18n/languages.ts'
import type { LessonMessages } from '../../../shared/i18n/lessons.ts'
import { inDigits, language } from '../../platform/language.ts'

const FILES = import.meta.glob<{ lessons: LessonMessages }>('./*/lessons.ts', { base: '../../../shared/i18n' })

/** Fetches them all, one after another: a person who changes the language finds them too. */
export async function fetchTexts(): Promise<void> {
  for (const load of Object.values(FILES)) await load()
}

/** What the lessons say in the language in use; undefined until it is there, null where it cannot be had now. */
export function useTexts(): LessonMessages | null | undefined {
  const [texts, setTexts] = useState<LessonMessages | null>()
  const code = language.value
  useEffect(() => {
    let asked = true
    void textsOf(code).then((read) => {
      if (asked) setTexts(read)
    })
    return () => {
      asked = false
    }
  }, [code])
  return texts
}

async function textsOf(code: Language): Promise<LessonMessages | null> {
  const file = await FILES[`./${code}/lessons.ts`]?.().catch(() => undefined)
  if (!file) return null
  const said = Object.entries(file.lessons).map(([key, text]) => [key, inDigits(text)])
  return Object.fromEntries(said) as LessonMessages
}
