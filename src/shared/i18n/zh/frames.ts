import type { frames as th } from '../th/frames.ts'

export const frames: Record<keyof typeof th, string> = {
  'frames.show': '把这个屏幕对着另一部手机的相机，直到它说收齐了',
  'frames.picture': '不断变化的二维码',
  'frames.left': '还要 {seconds} 秒',
  'frames.pass': '第 {pass} 轮：补发漏掉的',
  'frames.whole': '一轮 {seconds} 秒',
  'frames.slower': '慢一点',
  'frames.faster': '快一点',
  'frames.read': '对准另一部手机上的二维码',
  'frames.closer': '还没读到：靠近一点，拿稳',
  'frames.here': '收齐了',
  'frames.count': '已收 {read} / {needed}',
  'frames.noCamera': '相机打不开。请允许使用相机，或用别的方式传。',
  'frames.notReady': '二维码读取功能还没下载，需要联网一次。可以用别的方式传。',
}
