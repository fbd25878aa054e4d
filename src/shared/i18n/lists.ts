/**
 * Words of the lists, in every language at once: a record may hold the word of the language it was typed in, from before
 * there were codes, and a search finds a good by its word in any of them.
 */

import { type Code, isCode, LISTS, type List, partsOf } from '../domain/lists.ts'
import { lists as en } from './en/lists.ts'
import { lists as lo } from './lo/lists.ts'
import { lists as th } from './th/lists.ts'
import { lists as zh } from './zh/lists.ts'

const CATALOGUES: Record<`goods.${string}`, string>[] = [th, lo, en, zh]

/** The code of what a field holds: itself, or that of a word of any language; null: it is of no list. */
export function codeOf<L extends List>(list: L, text: string): Code<L> | null {
  const typed = text.trim()
  if (isCode(list, typed)) return typed
  return (codesByWord(list).get(typed.toLowerCase()) as Code<L> | undefined) ?? null
}

const byWord = new Map<List, ReadonlyMap<string, Code>>()

/** Made once: a report asks for every sold line, and there are tens of thousands in a year. */
function codesByWord(list: List): ReadonlyMap<string, Code> {
  const known = byWord.get(list)
  if (known) return known
  // Of two codes with the same word in some language the first holds.
  const made = new Map<string, Code>()
  for (const code of [...LISTS[list]].reverse())
    for (const word of wordsOf(list, code)) made.set(word.toLowerCase(), code)
  byWord.set(list, made)
  return made
}

/** What a field holds, with each word that has a code as its code. */
export function asCodes(list: List, text: string): string {
  const whole = codeOf(list, text)
  return (
    whole ??
    (partsOf(text).length < 2
      ? text.trim()
      : partsOf(text)
          .map((part) => codeOf(list, part) ?? part)
          .join(','))
  )
}

/** A field as it is searched: the words of all languages for what has a code. */
export function spellings(list: List, text: string): string {
  const parts = codeOf(list, text) ? [text] : partsOf(text)
  const found = parts.map((part) => {
    const code = codeOf(list, part)
    return code ? wordsOf(list, code).join(' ') : part
  })
  return found.join(' ')
}

function wordsOf(list: List, code: string): string[] {
  return CATALOGUES.flatMap((words) => words[`goods.${list}.${code}`] ?? [])
}
