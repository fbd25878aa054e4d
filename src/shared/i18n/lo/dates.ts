import type { dates as th } from '../th/dates.ts'

export const dates: Record<keyof typeof th, string> = {
  'dates.months': 'ມ.ກ. ກ.ພ. ມ.ນ. ມ.ສ. ພ.ພ. ມິ.ຖ. ກ.ລ. ສ.ຫ. ກ.ຍ. ຕ.ລ. ພ.ຈ. ທ.ວ.',
  'dates.monthsLong': 'ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ',
  'dates.weekdays': 'ອາ. ຈ. ອ. ພ. ພຫ. ສຸ. ສ.',
  'dates.date': '{day} {month} {year}',
  'dates.era': '0',
  'dates.now': 'ຫວ່າງກີ້',
  'dates.minutes': '{count} ນາທີກ່ອນ',
  'dates.today': 'ມື້ນີ້',
  'dates.todayAt': 'ມື້ນີ້ {time}',
  'dates.yesterday': 'ມື້ວານ',
  'dates.yesterdayAt': 'ມື້ວານ {time}',
  'dates.dayAt': '{day} {time}',
}
