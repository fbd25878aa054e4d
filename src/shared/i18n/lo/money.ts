import type { money as th } from '../th/money.ts'

export const money: Record<keyof typeof th, string> = {
  'money.today': 'ຂາຍໄດ້ມື້ນີ້',
  'money.sales': '{count} ເທື່ອ',
  'money.cash': 'ເງິນສົດ',
  'money.transfer': 'ເງິນໂອນ',
  'money.weekSum': '7 ມື້ນີ້ ຂາຍໄດ້ {total}',
  'money.dayTotal': '{day} {total}',
  'money.todaysSales': 'ຂາຍມື້ນີ້',
  'money.none': 'ມື້ນີ້ຍັງບໍ່ໄດ້ຂາຍ',
  'money.toSell': 'ໄປຂາຍ',
  'money.waits': 'ລໍສົ່ງ',
  'money.waitingSales': 'ການຂາຍ {count}',
  'money.waitingChanges': 'ອື່ນໆ {count}',
  'money.waitingPhotos': 'ຮູບ {count}',
  'money.local': 'ເກັບໄວ້ແຕ່ໃນໂທລະສັບນີ້',
  'money.readAloud': 'ອ່ານໃຫ້ຟັງ',
}
