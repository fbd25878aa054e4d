/** When the first screen can be used: what selling does not wait for is kept out of its way until then. */

let tell: () => void = () => {}
const shown = new Promise<void>((resolve) => {
  tell = resolve
})

/** The screen shows what a person came for. */
export const screenShown = () => tell()

/** A screen that shows no goods does not say so: after so long there is time. */
const LATEST_MS = 4000

/** Does work in a task behind the frame in which the first screen can be used. */
export function afterShown(work: () => void): void {
  const late = new Promise<void>((resolve) => setTimeout(resolve, LATEST_MS))
  void Promise.race([shown, late]).then(() => requestAnimationFrame(() => setTimeout(work)))
}
