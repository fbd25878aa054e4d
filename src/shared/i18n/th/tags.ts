/** Price tags: printing them, and finding a good by its tag. */
export const tags = {
  'tags.title': 'พิมพ์ป้ายราคา',
  'tags.help': 'แตะของที่จะติดป้าย สแกนป้ายที่หน้าขายแล้วเจอของเลย',
  'tags.each': 'ชิ้นละกี่ป้าย',
  'tags.all': 'เลือกทั้งหมด',
  'tags.none': 'ไม่เลือกเลย',
  'tags.print': 'พิมพ์ {tags} ป้าย · A4 {sheets} แผ่น',
  'tags.look': 'ป้ายจะเป็นแบบนี้',
  'tags.scanTitle': 'ส่องที่ป้ายราคา',
  'tags.unknown': 'ป้ายนี้ไม่ใช่ของในร้านนี้',
  'tags.noCamera': 'เปิดกล้องไม่ได้ ค้นหาจากชื่อแทนได้',
  'tags.notReady': 'ยังอ่านป้ายไม่ได้ตอนไม่มีเน็ต ค้นหาจากชื่อแทนได้',
  'tags.qr': 'QR ของ {name}',
} as const
