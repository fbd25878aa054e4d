/** Draws what its parent asks for, one photograph after the other. */

import { draw } from './draw.ts'
import type { Asked, Drawn } from './drawer.ts'

process.on('message', async ({ bytes, size, format }: Asked) => {
  const answer = await draw(bytes, size, format).then(
    (drawn): Drawn => ({ drawn }),
    (error): Drawn => ({ wrong: String(error) }),
  )
  process.send?.(answer)
})
