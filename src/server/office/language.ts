/** What the office says beside what the public pages say. */

import { officePages as en } from '../../shared/i18n/en/office.ts'
import { fill } from '../../shared/i18n/fill.ts'
import type { Language } from '../../shared/i18n/languages.ts'
import { officePages as lo } from '../../shared/i18n/lo/office.ts'
import { officePages as th } from '../../shared/i18n/th/office.ts'
import { officePages as zh } from '../../shared/i18n/zh/office.ts'

export type OfficeKey = keyof typeof th
export type Tell = (key: OfficeKey, params?: Record<string, string | number>) => string

const CATALOGUES: Record<Language, Record<OfficeKey, string>> = { th, lo, en, zh }

export function tellIn(language: Language): Tell {
  return (key, params) => fill(CATALOGUES[language][key], params)
}
