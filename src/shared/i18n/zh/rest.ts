/** What the other screens say: comes with the first of them. */

import { backup } from './backup.ts'
import { banks } from './banks.ts'
import { book } from './book.ts'
import { check } from './check.ts'
import { claims } from './claims.ts'
import { customers } from './customers.ts'
import { dates } from './dates.ts'
import { errors } from './errors.ts'
import { goods } from './goods.ts'
import { lists } from './lists.ts'
import { money } from './money.ts'
import { orders } from './orders.ts'
import { papers } from './papers.ts'
import { pay } from './pay.ts'
import { practice } from './practice.ts'
import { receipts } from './receipts.ts'
import { report } from './report.ts'

import { requests } from './requests.ts'
import { returns } from './returns.ts'
import { shop } from './shop.ts'
import { start } from './start.ts'
import { sync } from './sync.ts'
import { tags } from './tags.ts'
import { update } from './update.ts'
import { shopWindow } from './window.ts'

export { inWords } from './words.ts'

export const rest = {
  ...backup,
  ...banks,
  ...book,
  ...check,
  ...claims,
  ...customers,
  ...dates,
  ...errors,
  ...goods,
  ...lists,
  ...money,
  ...orders,
  ...papers,
  ...pay,
  ...receipts,
  ...report,
  ...practice,
  ...requests,
  ...returns,
  ...shop,
  ...start,
  ...sync,
  ...tags,
  ...update,
  ...shopWindow,
}
