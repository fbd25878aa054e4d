/** What was earned. */
export const money = {
  'money.today': 'ขายได้วันนี้',
  'money.sales': '{count} ครั้ง',
  'money.cash': 'เงินสด',
  'money.transfer': 'เงินโอน',
  'money.weekSum': '7 วันนี้ ขายได้ {total}',
  'money.dayTotal': '{day} {total}',
  'money.todaysSales': 'ขายวันนี้',
  'money.none': 'วันนี้ยังไม่ได้ขาย',
  'money.toSell': 'ไปขาย',
  'money.waits': 'รอส่ง',
  'money.waitingSales': 'การขาย {count}',
  'money.waitingChanges': 'อื่นๆ {count}',
  'money.waitingPhotos': 'รูป {count}',
  'money.local': 'เก็บในเครื่องนี้เท่านั้น',
  'money.readAloud': 'อ่านให้ฟัง',
} as const
