/** Which lessons were done on this phone: kept here, sent nowhere. */

import { LESSONS, type LessonId } from './lessons.ts'

const KEY = 'talat-lessons'

export function doneLessons(): LessonId[] {
  const kept = read()
  return LESSONS.flatMap(({ id }) => (kept.includes(id) ? [id] : []))
}

/** Counts a lesson once, however often it is done. */
export function countDone(lesson: LessonId): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([...new Set([...doneLessons(), lesson])]))
  } catch {
    // A browser that blocks storage beside the database forgets it.
  }
}

function read(): unknown[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}
