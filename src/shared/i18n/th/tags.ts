/** Price tags: printing them, and finding a good by its tag. */
export const tags = {
  'tags.help': 'แตะของที่จะติดป้าย สแกนป้ายที่หน้าขายแล้วเจอของเลย',
  'tags.each': 'ชิ้นละกี่ป้าย',
  'tags.all': 'เลือกทั้งหมด',
  'tags.none': 'ไม่เลือกเลย',
  'tags.print': 'พิมพ์ {tags} ป้าย · A4 {sheets} แผ่น',
  'tags.look': 'ป้ายจะเป็นแบบนี้',
  'tags.qr': 'QR ของ {name}',
} as const
