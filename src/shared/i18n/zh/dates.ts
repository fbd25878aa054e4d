import type { dates as th } from '../th/dates.ts'

export const dates: Record<keyof typeof th, string> = {
  'dates.months': '1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月',
  'dates.monthsLong': '1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月',
  'dates.weekdays': '周日 周一 周二 周三 周四 周五 周六',
  'dates.date': '{year}年{month}{day}日',
  'dates.era': '0',
  'dates.now': '刚刚',
  'dates.minutes': '{count} 分钟前',
  'dates.today': '今天',
  'dates.todayAt': '今天 {time}',
  'dates.yesterday': '昨天',
  'dates.yesterdayAt': '昨天 {time}',
  'dates.dayAt': '{day} {time}',
}
