/** The texts of the lessons as a type: Thai is what the others are measured by. */
import type { lessons } from './th/lessons.ts'

export type LessonKey = keyof typeof lessons
export type LessonMessages = Record<LessonKey, string>
