/**
 * Dates with our own tables: what a phone's browser knows of Thai and Lao months differs, and a test must not.
 * `dates.era`: how many years people count ahead of the common era.
 */
export const dates = {
  'dates.months': 'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.',
  'dates.monthsLong': 'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม',
  'dates.weekdays': 'อา. จ. อ. พ. พฤ. ศ. ส.',
  'dates.date': '{day} {month} {year}',
  'dates.era': '543',
  'dates.now': 'เมื่อกี้',
  'dates.minutes': '{count} นาทีที่แล้ว',
  'dates.today': 'วันนี้',
  'dates.todayAt': 'วันนี้ {time}',
  'dates.yesterday': 'เมื่อวาน',
  'dates.yesterdayAt': 'เมื่อวาน {time}',
  'dates.dayAt': '{day} {time}',
} as const
