import type { dates as th } from '../th/dates.ts'

export const dates: Record<keyof typeof th, string> = {
  'dates.months': 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  'dates.monthsLong': 'January February March April May June July August September October November December',
  'dates.weekdays': 'Sun Mon Tue Wed Thu Fri Sat',
  'dates.date': '{day} {month} {year}',
  'dates.era': '0',
  'dates.now': 'just now',
  'dates.minutes': '{count} {count|minute|minutes} ago',
  'dates.today': 'today',
  'dates.todayAt': 'today {time}',
  'dates.yesterday': 'yesterday',
  'dates.yesterdayAt': 'yesterday {time}',
  'dates.dayAt': '{day} {time}',
}
