/** In which language a page is written: as its address says, else as the buyer's browser asks. */

import { askPages as askEn } from '../../shared/i18n/en/ask.ts'
import { first as firstEn } from '../../shared/i18n/en/first.ts'
import { later as laterEn } from '../../shared/i18n/en/later.ts'
import { publicPages as publicEn } from '../../shared/i18n/en/public.ts'
import { rest as restEn } from '../../shared/i18n/en/rest.ts'
import { fill } from '../../shared/i18n/fill.ts'
import { LANGUAGES, type Language } from '../../shared/i18n/languages.ts'
import { askPages as askLo } from '../../shared/i18n/lo/ask.ts'
import { first as firstLo } from '../../shared/i18n/lo/first.ts'
import { later as laterLo } from '../../shared/i18n/lo/later.ts'
import { publicPages as publicLo } from '../../shared/i18n/lo/public.ts'
import { rest as restLo } from '../../shared/i18n/lo/rest.ts'
import type { Key } from '../../shared/i18n/messages.ts'
import { askPages as askTh } from '../../shared/i18n/th/ask.ts'
import { first as firstTh } from '../../shared/i18n/th/first.ts'
import { later as laterTh } from '../../shared/i18n/th/later.ts'
import { publicPages as publicTh } from '../../shared/i18n/th/public.ts'
import { rest as restTh } from '../../shared/i18n/th/rest.ts'
import { askPages as askZh } from '../../shared/i18n/zh/ask.ts'
import { first as firstZh } from '../../shared/i18n/zh/first.ts'
import { later as laterZh } from '../../shared/i18n/zh/later.ts'
import { publicPages as publicZh } from '../../shared/i18n/zh/public.ts'
import { rest as restZh } from '../../shared/i18n/zh/rest.ts'

type PublicKey = keyof typeof publicTh | keyof typeof askTh
export type Say = (key: Key | PublicKey, params?: Record<string, string | number>) => string

const CATALOGUES: Record<Language, Record<Key | PublicKey, string>> = {
  th: { ...firstTh, ...restTh, ...laterTh, ...publicTh, ...askTh },
  lo: { ...firstLo, ...restLo, ...laterLo, ...publicLo, ...askLo },
  en: { ...firstEn, ...restEn, ...laterEn, ...publicEn, ...askEn },
  zh: { ...firstZh, ...restZh, ...laterZh, ...publicZh, ...askZh },
}

export const CODES = Object.keys(LANGUAGES) as Language[]

export function sayIn(language: Language): Say {
  return (key, params) => fill(CATALOGUES[language][key], params)
}

/** `/en/s/mae-daeng` as `en` and `/s/mae-daeng`; without a language in front the path as it is. */
export function splitPath(path: string): { language: Language | null; path: string } {
  const [, code = '', rest = ''] = /^\/([a-z]{2})(\/.*)$/.exec(path) ?? []
  const language = CODES.find((one) => one === code)
  return language ? { language, path: rest } : { language: null, path }
}

/** The language of an `Accept-Language` header that we have and that is wanted most; Thai where there is none. */
export function wantedLanguage(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').flatMap((part) => {
    const [range = '', ...params] = part.split(';')
    const weight = Number(/^\s*q=([\d.]+)/.exec(params[0] ?? '')?.[1] ?? 1)
    const language = CODES.find((code) => range.trim().toLowerCase().split('-')[0] === code)
    return language && weight > 0 ? [{ language, weight }] : []
  })
  // The sort is stable: of equal ones the first that was named.
  return wanted.sort((a, b) => b.weight - a.weight)[0]?.language ?? 'th'
}
