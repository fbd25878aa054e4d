/** The languages of the screens, each named in its own script. The first is the one that everybody has at once. */
export const LANGUAGES = { th: 'ไทย', en: 'English' } as const
export type Language = keyof typeof LANGUAGES

/** The app's own name, in each script. */
export const APP_NAME = { th: 'ตลาด', en: 'Talat' } as const satisfies Record<Language, string>
