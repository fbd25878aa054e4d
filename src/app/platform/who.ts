/** What stands in the head of every page where several people share the phone. It comes after the first screen. */

import { effect, signal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { loadAllMessages } from './language.ts'
import { holder, people, personNow } from './session.ts'

/** Who has the phone in hand, to change by a tap; null as long as nobody needs it. */
export const headSlot = signal<FunctionComponent<{ lock: boolean }> | null>(null)

/** The piece that it is in puts it there; screens that need that piece themselves bring it sooner. */
export function startWho(): void {
  effect(() => {
    if (headSlot.peek() || !people.value?.length) return
    void loadAllMessages().then(() => import('../ui/pin/index.ts'))
  })
  // Taken out of the shop meanwhile: what is sold from now on is not hers.
  effect(() => {
    if (people.value && holder.value && !personNow.value) void import('./lock.ts').then(({ putDown }) => putDown())
  })
}
