/**
 * The languages of the screens, each named in its own script. The first is the one that everybody has at once.
 * One more language is one more line here and one more folder beside this file.
 */
export const LANGUAGES = { th: 'ไทย', lo: 'ລາວ', en: 'English', zh: '中文' } as const
export type Language = keyof typeof LANGUAGES

/** The app's own name, in the two scripts in which it is written on its cloth; in a sentence it is `common.app`. */
export const APP_NAME = { th: 'ตลาด', en: 'Talat' } as const
