import type { money as th } from '../th/money.ts'

export const money: Record<keyof typeof th, string> = {
  'money.today': '今天卖了',
  'money.sales': '{count} 笔',
  'money.cash': '现金',
  'money.transfer': '转账',
  'money.weekSum': '近 7 天共 {total}',
  'money.dayTotal': '{day} {total}',
  'money.todaysSales': '今天的销售',
  'money.none': '今天还没开张',
  'money.toSell': '去卖货',
  'money.waits': '待上传',
  'money.waitingSales': '销售 {count}',
  'money.waitingChanges': '改动 {count}',
  'money.waitingPhotos': '照片 {count}',
  'money.local': '只存在这部手机上',
  'money.readAloud': '朗读',
}
