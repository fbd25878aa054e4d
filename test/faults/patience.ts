/**
 * Time-outs of the engine, which here never run out by themselves: the harness says when a phone has waited long enough,
 * so that a slow link and a frozen tab cost no real minute.
 */

const ends = new WeakMap<AbortSignal, () => void>()

/** Stands for `AbortSignal.timeout`. */
export function patientSignal(): AbortSignal {
  const controller = new AbortController()
  ends.set(controller.signal, () => controller.abort(new DOMException('the time is up', 'TimeoutError')))
  return controller.signal
}

/** The time that this signal stands for is over. */
export function endPatience(signal: AbortSignal): void {
  ends.get(signal)?.()
}
