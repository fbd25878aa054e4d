/** More was sold than there was: who sold it, what to say, how it ends. */
export const claims = {
  'claims.title': 'ขายเกินที่มี',
  'claims.none': 'จัดการครบแล้ว ไม่มีของที่ขายเกิน',
  'claims.single': 'มีผืนเดียว แต่ขายไป {count} ครั้ง',
  'claims.many': 'ขายเกินไป {quantity}',
  'claims.safe': 'การขายทุกครั้งยังอยู่ครบ เลือกว่าจะทำอย่างไร',
  'claims.sales': 'ใครขาย เมื่อไร',
  'claims.made': 'ทำเพิ่มแล้ว {quantity}',
  'claims.madeDone': 'นับเพิ่มแล้ว',
  'claims.askOwner': 'ถ้าทำเพิ่มแล้ว ให้เจ้าของร้านกดในเครื่องของเจ้าของร้าน',
  'claims.refund': 'คืนเงิน',
  'claims.refundTitle': 'คืนเงิน {amount}?',
  'claims.voidTitle': 'ยกเลิกการขาย {amount}?',
  'claims.refundHelp': 'การขายนี้ ({who}) จะถูกยกเลิก และยังอยู่ในประวัติ',
  'claims.wholeSale': 'การขายครั้งนี้มีของ {count} รายการ จะยกเลิกทั้งหมด',
  'claims.refunded': 'ยกเลิกการขายนั้นแล้ว',
  'claims.swap': 'เปลี่ยนผืน',
  'claims.swapTitle': 'เปลี่ยนเป็นผืนไหน',
  'claims.swapHelp': 'การขายเดิมจะถูกยกเลิก ผืนใหม่จะไปรอในตะกร้าให้คิดเงิน',
  'claims.swapNone': 'ไม่มีผืนอื่นให้เปลี่ยน',
  'claims.swapped': 'ยกเลิกการขายเดิมแล้ว คิดเงินผืนใหม่ได้เลย',
  'claims.say': 'บอกลูกค้าอย่างนี้ได้',
  'claims.saySingle':
    'ต้องขออภัยด้วย “{name}” มีผืนเดียว และขายไปพร้อมกันสองที่ ทางร้านยินดีทำผืนใหม่ให้ ให้เลือกผืนอื่นแทน หรือคืนเงินให้ครบ ขอบคุณที่เข้าใจ จากร้าน {shop}',
  'claims.sayMany':
    'ต้องขออภัยด้วย “{name}” ขายพร้อมกันหลายที่จนเกินที่มี ทางร้านยินดีทำเพิ่มให้ ให้เลือกอย่างอื่นแทน หรือคืนเงินให้ครบ ขอบคุณที่เข้าใจ จากร้าน {shop}',
} as const
