/** A new version of the app, and two versions in two windows. */
export const update = {
  'update.ready': 'มีตลาดรุ่นใหม่',
  'update.now': 'ใช้รุ่นใหม่',
  'update.safe': 'ยังอยู่ครบหลังเปลี่ยนรุ่น',
  'update.later': 'ไว้ก่อน',
  'update.newer': 'เปิดตลาดรุ่นใหม่อยู่อีกหน้าต่าง',
  'update.newerHelp': 'ใช้หน้าต่างนั้น หรือโหลดหน้านี้ใหม่ ของ การขาย และตะกร้าบันทึกไว้ครบ แต่สิ่งที่พิมพ์ในหน้านี้แล้วยังไม่ได้บันทึกจะหาย',
  'update.reload': 'โหลดหน้านี้ใหม่',
  'update.look': 'ขอดูหน้านี้ก่อน',
  'update.notSaved': 'หน้าต่างนี้บันทึกอะไรไม่ได้แล้ว',
  'update.older': 'ปิดตลาดอีกหน้าต่างก่อน',
  'update.olderHelp': 'มีตลาดรุ่นเก่าเปิดอยู่อีกหน้าต่างหรืออีกแท็บ ปิดแล้วหน้านี้จะเปิดต่อเอง ไม่มีอะไรหาย',
} as const
