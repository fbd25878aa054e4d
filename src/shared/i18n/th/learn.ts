/** The lessons, and the goods of the practice shop. */
export const learn = {
  'practice.good.mudmee': 'ผ้าหมี่',
  'practice.good.khit': 'ผ้าขิด',
  'practice.good.check': 'ผ้าขาวม้า',
  'practice.good.scarf': 'ผ้าพันคอ',
  'practice.good.bag': 'ย่าม',
  'practice.good.honey': 'น้ำผึ้ง',
  'learn.done': 'เรียนแล้ว {done} จาก {all}',
  'learn.doneOne': 'เรียนแล้ว',
  'learn.cards': '{count} หน้า',
  'learn.next': 'ต่อไป',
  'learn.finish': 'เข้าใจแล้ว',
  'learn.finished': 'จบบทนี้แล้ว',
  'learn.others': 'บทอื่น',
  'learn.listen': 'ฟัง',
  'learn.place': 'หน้า {place} จาก {all}',
} as const
