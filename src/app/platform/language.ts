/** The language of the screens. Thai is there from the start; another language is fetched before the first paint. */

import { signal } from '@preact/signals'
import { saveSettings } from '../../device/settings.ts'
import { fill } from '../../shared/i18n/fill.ts'
import { LANGUAGES, type Language } from '../../shared/i18n/languages.ts'
import type { Args, Key, Messages } from '../../shared/i18n/messages.ts'
import { first as thai } from '../../shared/i18n/th/first.ts'
import type { InWords } from '../../shared/i18n/words.ts'

/**
 * A file of a language's folder: what the sell screen says, what comes with the first of the other screens, or with the
 * first of those that sell nothing.
 */
interface Part {
  first?: Partial<Messages>
  rest?: Partial<Messages>
  later?: Partial<Messages>
  inWords?: InWords
}
type More = 'rest' | 'later'

const PARTS = import.meta.glob<Part>(['./*/{first,rest,later}.ts', '!./th/first.ts'], { base: '../../shared/i18n' })

/** Loads a part of a language; there is none of what Thai has from the start. */
export function partOf(code: Language, name: 'first' | More): Promise<Part> | undefined {
  return PARTS[`./${code}/${name}.ts`]?.()
}

/** The language in use; read by what formats, changed by `setLanguage` alone. */
export const language = signal<Language>('th')
const messages = signal<Partial<Messages>>(thai)
/** What was loaded beside the first. */
const loaded = new Set<More>()

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
  if (!ownDigits.value) return text
  const zero = t('units.zero').charCodeAt(0)
  return text.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)))
}

/**
 * Loads the messages of every screen that is always there; done before the first that is not the sell screen is drawn.
 * @param name `later`: those of the screens that sell nothing, which need not be on this phone yet
 */
export async function loadAllMessages(name: More = 'rest'): Promise<void> {
  if (loaded.has(name)) return
  const part = await partOf(language.value, name)
  messages.value = { ...messages.value, ...part?.[name] }
  loaded.add(name)
}

/** The language that the phone itself speaks, or Thai. */
export function phoneLanguage(): Language {
  const known = Object.keys(LANGUAGES) as Language[]
  return known.find((code) => navigator.language.startsWith(code)) ?? 'th'
}

/** Shows a language, without saving the choice: at the start of the app. */
export async function showLanguage(chosen: Language): Promise<void> {
  const load = (name: 'first' | More) => (name === 'first' || loaded.has(name) ? partOf(chosen, name) : undefined)
  // What need not be on this phone in every language comes with the screens that need it.
  const late = load('later')?.catch(() => void loaded.delete('later'))
  const [first, rest, later] = await Promise.all([load('first'), load('rest'), late])
  messages.value = { ...(first?.first ?? thai), ...rest?.rest, ...later?.later }
  language.value = chosen
  document.documentElement.lang = chosen
}

/** A person chose this language. */
export async function setLanguage(chosen: Language): Promise<void> {
  await saveSettings({ language: chosen })
  await showLanguage(chosen)
}
