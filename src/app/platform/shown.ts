/** When the first screen can be used: what selling does not wait for is kept out of its way until then. */

import { session } from './session.ts'

let tell: () => void = () => {}
const shown = new Promise<void>((resolve) => {
  tell = resolve
})

/** The screen shows what a person came for. */
export const screenShown = () => tell()

/** The screens of goods say so themselves; where there are none yet, they do not: after so long there is time. */
const GOODS = /^\/((sell|goods)\/?)?$/
const GOODS_LATEST_MS = 4000

/** Any other screen, the very first one too, has come by then; and nobody sells on it. */
const OTHERS_LATEST_MS = 500

/** Does work in a task behind the frame in which the first screen can be used. */
export function afterShown(work: () => void): void {
  const goods = session.value && GOODS.test(location.pathname)
  const late = new Promise<void>((resolve) => setTimeout(resolve, goods ? GOODS_LATEST_MS : OTHERS_LATEST_MS))
  void Promise.race([shown, late]).then(() => requestAnimationFrame(() => setTimeout(work)))
}
