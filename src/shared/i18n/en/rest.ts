/** What the other screens say: comes with the first of them. */

import { backup } from './backup.ts'
import { banks } from './banks.ts'
import { check } from './check.ts'
import { claims } from './claims.ts'
import { dates } from './dates.ts'
import { doors } from './doors.ts'
import { errors } from './errors.ts'
import { goods } from './goods.ts'
import { lists } from './lists.ts'
import { money } from './money.ts'
import { orders } from './orders.ts'
import { parcel } from './parcel.ts'
import { pay } from './pay.ts'
import { pin } from './pin.ts'
import { practice } from './practice.ts'
import { price } from './price.ts'
import { returns } from './returns.ts'
import { shop } from './shop.ts'
import { start } from './start.ts'
import { sync } from './sync.ts'
import { update } from './update.ts'
import { shopWindow } from './window.ts'

export { inWords } from './words.ts'

export const rest = {
  ...backup,
  ...banks,
  ...check,
  ...claims,
  ...dates,
  ...doors,
  ...errors,
  ...goods,
  ...lists,
  ...money,
  ...orders,
  ...pay,
  ...pin,
  ...practice,
  ...parcel,
  ...price,
  ...returns,
  ...shop,
  ...start,
  ...sync,
  ...update,
  ...shopWindow,
}
