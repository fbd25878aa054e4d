import type { receipts as th } from '../th/receipts.ts'

export const receipts: Record<keyof typeof th, string> = {
  'receipts.bill': '账单（未付清）',
  'receipts.voided': '已取消',
  'receipts.number': '编号 {number}',
  'receipts.total': '合计',
  'receipts.cash': '现金付款',
  'receipts.transfer': '转账付款',
  'receipts.gaveBack': '退款',
  'receipts.thanks': '感谢购买我们的布料',
  'receipts.share': '发送收据图片',
  'receipts.text': '以文字发送',
  'receipts.later': '稍后发送',
  'receipts.laterDone': '已保存，有网络时再发',
  'receipts.laterNone': '没有待发送的收据',
  'receipts.sent': '已发送，移出列表',
  'receipts.sentDone': '已移出',
  'receipts.narrow': '打印 58 毫米',
  'receipts.wide': '打印 A4',
  'receipts.copied': '已复制',
  'receipts.failed': '无法生成图片，请以文字发送',
}
