/** The messages of every language, found by its folder as the app finds them; also for scripts without a bundler. */

import { LANGUAGES, type Language } from '../../src/shared/i18n/languages.ts'
import type { Messages } from '../../src/shared/i18n/messages.ts'
import type { InWords } from '../../src/shared/i18n/words.ts'

interface First {
  first: Partial<Messages>
}
interface Rest {
  rest: Partial<Messages>
  inWords: InWords
}

interface Folder {
  messages: Messages
  inWords: InWords
}

const codes = Object.keys(LANGUAGES) as Language[]

const folders = await Promise.all(
  codes.map(async (code): Promise<[Language, Folder]> => {
    const { first } = (await import(`../../src/shared/i18n/${code}/first.ts`)) as First
    const { rest, inWords } = (await import(`../../src/shared/i18n/${code}/rest.ts`)) as Rest
    const { later } = (await import(`../../src/shared/i18n/${code}/later.ts`)) as { later: Partial<Messages> }
    const { lessons } = (await import(`../../src/shared/i18n/${code}/lessons.ts`)) as { lessons: Partial<Messages> }
    const { publicPages } = (await import(`../../src/shared/i18n/${code}/public.ts`)) as {
      publicPages: Partial<Messages>
    }
    const { askPages } = (await import(`../../src/shared/i18n/${code}/ask.ts`)) as { askPages: Partial<Messages> }
    const messages = { ...first, ...rest, ...later, ...lessons, ...publicPages, ...askPages } as Messages
    return [code, { messages, inWords }]
  }),
)

/** What each language says. That every message is there is a test of its own. */
export const CATALOGUES = Object.fromEntries(folders.map(([code, { messages }]) => [code, messages])) as Record<
  Language,
  Messages
>

/** How each language says an amount. */
export const IN_WORDS = Object.fromEntries(folders.map(([code, { inWords }]) => [code, inWords])) as Record<
  Language,
  InWords
>
