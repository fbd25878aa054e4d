/** The lessons in their order, and how many cards each has. */
export const LESSONS = [
  { id: 'photo', cards: [1, 2, 3, 4, 5] },
  { id: 'price', cards: [1, 2, 3, 4] },
  { id: 'pack', cards: [1, 2, 3, 4] },
  { id: 'answer', cards: [1, 2, 3, 4] },
  { id: 'slip', cards: [1, 2, 3, 4] },
  { id: 'food', cards: [1, 2, 3, 4] },
] as const

export type Lesson = (typeof LESSONS)[number]
export type LessonId = Lesson['id']
/** A picture of each card, by lesson and number. */
export type CardName = { [L in Lesson as L['id']]: `${L['id']}.${L['cards'][number]}` }[LessonId]
