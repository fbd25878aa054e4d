/** Names, lists and measures as buyers of a language read them. */

import { type List, partsOf } from '../../shared/domain/lists.ts'
import { LANGUAGES, type Language } from '../../shared/i18n/languages.ts'
import { codeOf } from '../../shared/i18n/lists.ts'
import type { CommunityRow, CommunityTexts, PieceContent } from '../storage/market.ts'
import type { Asking } from './asking.ts'

/** Who reads no Thai letters is given the name in English, where there is one. */
export function nameFor(language: Language, name: string, english: string): string {
  return (language === 'en' || language === 'zh') && english ? english : name
}

export function pieceName({ language, say }: Asking, { name, english, variant }: PieceContent): string {
  const shown = nameFor(language, name, english) || say('goods.unnamed')
  return variant ? `${shown} · ${variant}` : shown
}

/** A field of one word or several, each in the language of the page where it is of a list. */
export function listed({ say }: Asking, list: List, text: string): string {
  const word = (part: string) => {
    const code = codeOf(list, part)
    return code ? say(`goods.${list}.${code}` as Parameters<typeof say>[0]) : part
  }
  return codeOf(list, text) ? word(text) : partsOf(text).map(word).join(', ')
}

/** What the keeper says of a community, in the language of the page or in one that he has said it in. */
export function textsOf({ language, say }: Asking, community: CommunityRow): CommunityTexts {
  const order = [
    language,
    ...(language === 'lo' ? ['th', 'en'] : ['en', 'th']),
    ...Object.keys(LANGUAGES),
  ] as Language[]
  const first = <K extends keyof CommunityTexts>(key: K) =>
    order.map((one) => community.texts[one]?.[key]).find((text) => text !== undefined && text.length > 0)
  return {
    name: first('name') ?? say('common.app'),
    story: first('story') ?? '',
    place: first('place') ?? '',
    way: first('way') ?? '',
    hours: first('hours') ?? '',
    sights: first('sights') ?? [],
  }
}

/** The beginning of a text, cut between words where there are any. */
export function excerpt(text: string, most = 160): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  const letters = [...new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(plain)]
  if (letters.length <= most) return plain
  return `${letters
    .slice(0, most - 1)
    .map(({ segment }) => segment)
    .join('')
    .trimEnd()}…`
}
