import type { frames as th } from '../th/frames.ts'

export const frames: Record<keyof typeof th, string> = {
  'frames.show': 'ຫັນຈໍນີ້ໃຫ້ກ້ອງອີກເຄື່ອງ ຈົນເຄື່ອງນັ້ນບອກວ່າຄົບ',
  'frames.picture': 'QR ທີ່ປ່ຽນໄປເລື້ອຍໆ',
  'frames.left': 'ອີກ {seconds} ວິນາທີ',
  'frames.pass': 'ຮອບທີ {pass} ສົ່ງຊ້ຳທີ່ພາດ',
  'frames.whole': 'ຮອບໜຶ່ງ {seconds} ວິນາທີ',
  'frames.slower': 'ຊ້າລົງ',
  'frames.faster': 'ໄວຂຶ້ນ',
  'frames.read': 'ສ່ອງໃສ່ QR ເທິງຈໍອີກເຄື່ອງ',
  'frames.closer': 'ຍັງອ່ານບໍ່ໄດ້ ຫຍັບເຂົ້າໃກ້ ຖືໃຫ້ນິ້ງ',
  'frames.here': 'ຄົບແລ້ວ',
  'frames.count': '{read} ຈາກ {needed}',
  'frames.noCamera': 'ເປີດກ້ອງບໍ່ໄດ້ ອະນຸຍາດໃຫ້ໃຊ້ກ້ອງ ຫຼືສົ່ງທາງອື່ນ',
  'frames.notReady': 'ຕົວອ່ານ QR ຍັງບໍ່ມາ ຕ້ອງຕໍ່ເນັດເທື່ອໜຶ່ງກ່ອນ ສົ່ງທາງອື່ນແທນໄດ້',
}
