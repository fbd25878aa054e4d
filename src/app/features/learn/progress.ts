/** Which lessons were done on this phone, whichever shop was open: kept here. What the shop knows of it is told apart. */

import { LESSONS, type LessonId } from './lessons.ts'

const KEY = 'talat-lessons'

export function doneLessons(): LessonId[] {
  const kept = read()
  return LESSONS.flatMap(({ id }) => (kept.includes(id) ? [id] : []))
}

/** Counts a lesson once, however often it is done. @returns whether it was done before */
export function countDone(lesson: LessonId): boolean {
  const before = doneLessons()
  try {
    localStorage.setItem(KEY, JSON.stringify([...new Set([...before, lesson])]))
  } catch {
    // A browser that blocks storage beside the database forgets it.
  }
  return before.includes(lesson)
}

function read(): unknown[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}
