/** Goods that came back to be exchanged: what the buyer has to her credit, until the next sale is settled against it. */

import { signal } from '@preact/signals'

/** Minor units; 0: nothing is being exchanged. */
export const credit = signal(0)
