import type { practice as th } from '../th/practice.ts'

export const practice: Record<keyof typeof th, string> = {
  'practice.band': '练习店，不算数',
  'practice.leave': '离开',
  'practice.left': '已离开练习店，里面的一切都已删除',
  'practice.try': '在练习店里试一试',
  'practice.tryHelp': '有样品，随便卖，什么都不会发送，也不算数',
  'practice.making': '正在准备练习店',
  'practice.failed': '练习店打不开，请联网后再试',
  'practice.name': '练习店',
  'practice.localOnly': '这个店只用来练习，什么都不会发送',
  'learn.title': '课程',
  'learn.ready': '已就绪，无需网络',
  'learn.missing': '还没下载，第一次需要网络',
  'goods.frame': '买家想看的照片',
  'goods.frame.whole': '整块',
  'goods.frame.pattern': '花纹',
  'goods.frame.edge': '布边',
  'goods.frame.worn': '穿上',
  'goods.frame.label': '标签',
}
