/** What the money screen asks of the phone; nothing else here knows the database. */

export { report, reportNames, salesOf, shopPeriod, shopTime, tradeMark } from '../../../device/store/queries/report.ts'
export { waiting } from '../../../device/store/queries/sync.ts'
export { type Today, today } from '../../../device/store/queries/today.ts'
