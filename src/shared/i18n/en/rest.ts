/** What the other screens say: comes with the first of them. */

import { backup } from './backup.ts'
import { check } from './check.ts'
import { claims } from './claims.ts'
import { errors } from './errors.ts'
import { goods } from './goods.ts'
import { money } from './money.ts'
import { orders } from './orders.ts'
import { shop } from './shop.ts'
import { start } from './start.ts'
import { sync } from './sync.ts'
import { update } from './update.ts'
import { words } from './words.ts'

export const rest = {
  ...backup,
  ...check,
  ...claims,
  ...errors,
  ...goods,
  ...money,
  ...orders,
  ...shop,
  ...start,
  ...sync,
  ...update,
  ...words,
}
