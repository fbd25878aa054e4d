/** Bytes from screen to camera, as a run of QR. */
export const frames = {
  'frames.show': 'หันจอนี้ให้กล้องอีกเครื่อง จนเครื่องนั้นบอกว่าครบ',
  'frames.picture': 'QR ที่เปลี่ยนไปเรื่อยๆ',
  'frames.left': 'อีก {seconds} วินาที',
  'frames.pass': 'รอบที่ {pass} ส่งซ้ำที่พลาด',
  'frames.whole': 'รอบหนึ่ง {seconds} วินาที',
  'frames.slower': 'ช้าลง',
  'frames.faster': 'เร็วขึ้น',
  'frames.read': 'ส่องที่ QR บนจออีกเครื่อง',
  'frames.closer': 'ยังอ่านไม่ได้ ขยับเข้าใกล้ ถือให้นิ่ง',
  'frames.here': 'ครบแล้ว',
  'frames.count': '{read} จาก {needed}',
  'frames.noCamera': 'เปิดกล้องไม่ได้ อนุญาตให้ใช้กล้อง หรือส่งทางอื่น',
  'frames.notReady': 'ตัวอ่าน QR ยังไม่มา ต้องต่อเน็ตครั้งหนึ่งก่อน ส่งทางอื่นแทนได้',
} as const
