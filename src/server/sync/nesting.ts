/** How deep what a phone sends may be nested: whatever walks through it afterwards may go down into it step by step. */

/** Lists and objects within each other: of what people do, none has more than six. */
export const MAX_NESTING = 32

/** Whether a value that came as JSON is nested too deep. */
export function isTooDeep(value: unknown, most = MAX_NESTING): boolean {
  if (value === null || typeof value !== 'object') return false
  return most === 0 || Object.values(value).some((inner) => isTooDeep(inner, most - 1))
}
