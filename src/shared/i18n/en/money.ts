import type { money as th } from '../th/money.ts'

export const money: Record<keyof typeof th, string> = {
  'money.today': 'Sold today',
  'money.sales': '{count} {count|sale|sales}',
  'money.cash': 'Cash',
  'money.transfer': 'Transfer',
  'money.weekSum': 'Last 7 days: {total}',
  'money.dayTotal': '{day} {total}',
  'money.todaysSales': "Today's sales",
  'money.none': 'Nothing sold yet today',
  'money.toSell': 'Go and sell',
  'money.waits': 'To be sent',
  'money.waitingSales': '{count} {count|sale|sales}',
  'money.waitingChanges': '{count} {count|change|changes}',
  'money.waitingPhotos': '{count} {count|photo|photos}',
  'money.local': 'Kept on this phone only',
  'money.readAloud': 'Read aloud',
}
