/** Work between frames: a frame has its own to do, laying out and painting, and a slow phone draws the next in time only without more. */

/**
 * Does work in a task of its own behind the next frame. There the page is laid out, and asking where something stands costs
 * nothing; within the frame the browser would first lay out all that has changed.
 * @returns gives it up, as long as it is not done
 */
export function afterFrame(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

const turns: (() => void)[] = []

/** Does pieces of work one after another, each in a task of its own: a finger is served between them. */
export function inTurn(work: () => void): void {
  if (turns.push(work) === 1) setTimeout(takeTurn)
}

function takeTurn() {
  const work = turns.shift()
  // First: one that throws holds up none behind it.
  if (turns.length > 0) setTimeout(takeTurn)
  work?.()
}
