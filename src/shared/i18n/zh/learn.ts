import type { learn as th } from '../th/learn.ts'

export const learn: Record<keyof typeof th, string> = {
  'practice.good.mudmee': '扎经染布',
  'practice.good.khit': '提花布',
  'practice.good.check': '格子布',
  'practice.good.scarf': '围巾',
  'practice.good.bag': '挎包',
  'practice.good.honey': '蜂蜜',
  'learn.done': '已学 {done} / {all}',
  'learn.doneOne': '已学',
  'learn.cards': '{count} 页',
  'learn.next': '下一页',
  'learn.finish': '明白了',
  'learn.finished': '这一课学完了',
  'learn.others': '其他课程',
  'learn.listen': '听',
  'learn.place': '第 {place} 页，共 {all} 页',
}
