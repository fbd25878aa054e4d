import type { claims as th } from '../th/claims.ts'

export const claims: Record<keyof typeof th, string> = {
  'claims.title': '超卖',
  'claims.none': '都处理好了，没有超卖。',
  'claims.single': '只有一件，却卖了 {count} 次',
  'claims.many': '超卖 {quantity}',
  'claims.safe': '每笔销售都还在。请选择怎么处理。',
  'claims.sales': '谁卖的，什么时候',
  'claims.made': '又做了 {quantity}',
  'claims.madeDone': '已加上',
  'claims.askOwner': '如果又做了一件，由店主在店主的手机上点。',
  'claims.refund': '退款',
  'claims.refundTitle': '退款 {amount}？',
  'claims.voidTitle': '作废这笔 {amount} 的销售？',
  'claims.refundHelp': '这笔销售（{who}）会作废，记录仍保留。',
  'claims.wholeSale': '这笔销售有 {count} 行，会全部作废。',
  'claims.refunded': '那笔销售已作废',
  'claims.swap': '换一件',
  'claims.swapTitle': '换成哪一件？',
  'claims.swapHelp': '原来的销售会作废，换的那件放进购物篮等收款。',
  'claims.swapNone': '没有别的可换。',
  'claims.swapped': '原来的销售已作废，请收换的那件的钱。',
  'claims.say': '可以这样跟顾客说',
  'claims.saySingle':
    '很抱歉，“{name}”只有一件，刚好在两处同时卖出。我们可以为您再做一件，您也可以另选一件，或者全额退款。感谢您的理解。{shop}',
  'claims.sayMany':
    '很抱歉，“{name}”在几处同时卖出，超过了现有数量。我们可以为您再做，您也可以另选其他，或者全额退款。感谢您的理解。{shop}',
}
