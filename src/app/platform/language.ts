/** The language of the screens. Thai is there from the start; another language is fetched before the first paint. */

import { signal } from '@preact/signals'
import { saveSettings } from '../../device/settings.ts'
import { fill } from '../../shared/i18n/fill.ts'
import { LANGUAGES, type Language } from '../../shared/i18n/languages.ts'
import type { Args, Key, Messages } from '../../shared/i18n/messages.ts'
import { first as thai } from '../../shared/i18n/th/first.ts'

type Part = Partial<Messages>

/** What the sell screen says in each language but Thai, and what comes with the first of the other screens: by folders. */
const FIRST = import.meta.glob<Part>(['../../shared/i18n/*/first.ts', '!**/th/first.ts'], { import: 'first' })
const REST = import.meta.glob<Part>('../../shared/i18n/*/rest.ts', { import: 'rest' })

/** The language in use; read by what formats, changed by `setLanguage` alone. */
export const language = signal<Language>('th')
const messages = signal<Partial<Messages>>(thai)
let whole = false

/** Numbers are written in the digits of the language's own script. */
export const ownDigits = signal(false)

/** The message of a key in the language in use. A component that calls it is drawn again when the language changes. */
export function t<K extends Key>(key: K, ...args: Args<K>): string {
  return say(key, args[0])
}

/** `t` for a key that is worked out: what the message asks for is not checked. */
export function say(key: Key, params?: Record<string, string | number>): string {
  return fill(messages.value[key] ?? String(key), params, inDigits)
}

/** A text of numbers in the digits that the person reads. */
export function inDigits(text: string): string {
  const digits = ownDigits.value && messages.value['units.digits']
  return digits ? text.replace(/\d/g, (digit) => digits.charAt(Number(digit))) : text
}

/** Loads the messages of every screen; done before the first screen that is not the sell screen is drawn. */
export async function loadAllMessages(): Promise<void> {
  if (whole) return
  const rest = await restOf(language.value)
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
  const parts = await Promise.all([firstOf(chosen), whole && restOf(chosen)])
  messages.value = Object.assign({}, ...parts)
  language.value = chosen
  document.documentElement.lang = chosen
}

/** A person chose this language. */
export async function setLanguage(chosen: Language): Promise<void> {
  await saveSettings({ language: chosen })
  await showLanguage(chosen)
}

const firstOf = async (code: Language) => FIRST[`../../shared/i18n/${code}/first.ts`]?.() ?? thai
const restOf = async (code: Language) => REST[`../../shared/i18n/${code}/rest.ts`]?.()
