/** The language of the screens. Thai is there from the start; another language is fetched before the first paint. */

import { signal } from '@preact/signals'
import { saveSettings } from '../../device/settings.ts'
import { fill } from '../../shared/i18n/fill.ts'
import { LANGUAGES, type Language } from '../../shared/i18n/languages.ts'
import type { Args, Key, Messages } from '../../shared/i18n/messages.ts'
import { first as thai } from '../../shared/i18n/th/first.ts'

type Part = () => Promise<Partial<Messages>>

/** `first` has what the sell screen says, `rest` what comes with the first of the other screens. */
const PARTS: Record<Language, { first: Part; rest: Part }> = {
  th: {
    first: async () => thai,
    rest: () => import('../../shared/i18n/th/rest.ts').then((part) => part.rest),
  },
  en: {
    first: () => import('../../shared/i18n/en/first.ts').then((part) => part.first),
    rest: () => import('../../shared/i18n/en/rest.ts').then((part) => part.rest),
  },
}

/** The language in use; read by what formats, changed by `setLanguage` alone. */
export const language = signal<Language>('th')
const messages = signal<Partial<Messages>>(thai)
let whole = false

/** The message of a key in the language in use. A component that calls it is drawn again when the language changes. */
export function t<K extends Key>(key: K, ...args: Args<K>): string {
  return say(key, args[0])
}

/** `t` for a key that is worked out: what the message asks for is not checked. */
export function say(key: Key, params?: Record<string, string | number>): string {
  return fill(messages.value[key] ?? String(key), params)
}

/** Loads the messages of every screen; done before the first screen that is not the sell screen is drawn. */
export async function loadAllMessages(): Promise<void> {
  if (whole) return
  const rest = await PARTS[language.value].rest()
  messages.value = { ...messages.value, ...rest }
  whole = true
}

/** The language that the phone itself speaks, or Thai. */
export function phoneLanguage(): Language {
  const known = Object.keys(LANGUAGES) as Language[]
  return known.find((code) => navigator.language.startsWith(code)) ?? 'th'
}

/** Shows a language, without saving the choice: at the start of the app. */
export async function showLanguage(chosen: Language): Promise<void> {
  const { first, rest } = PARTS[chosen]
  const parts = await Promise.all(whole ? [first(), rest()] : [first()])
  messages.value = Object.assign({}, ...parts)
  language.value = chosen
  document.documentElement.lang = chosen
}

/** A person chose this language. */
export async function setLanguage(chosen: Language): Promise<void> {
  await saveSettings({ language: chosen })
  await showLanguage(chosen)
}
