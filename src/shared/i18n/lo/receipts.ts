import type { receipts as th } from '../th/receipts.ts'

export const receipts: Record<keyof typeof th, string> = {
  'receipts.bill': 'ໃບສົ່ງຂອງ ຍັງຈ່າຍບໍ່ຄົບ',
  'receipts.voided': 'ຍົກເລີກແລ້ວ',
  'receipts.number': 'ເລກທີ {number}',
  'receipts.total': 'ລວມເງິນ',
  'receipts.cash': 'ຈ່າຍເງິນສົດ',
  'receipts.transfer': 'ໂອນເງິນ',
  'receipts.gaveBack': 'ຄືນເງິນ',
  'receipts.thanks': 'ຂອບໃຈທີ່ອຸດໜູນຜ້າຂອງພວກເຮົາ',
  'receipts.share': 'ສົ່ງຮູບໃບຮັບເງິນ',
  'receipts.text': 'ສົ່ງເປັນຂໍ້ຄວາມ',
  'receipts.later': 'ສົ່ງພາຍຫຼັງ',
  'receipts.laterDone': 'ເກັບໄວ້ສົ່ງຕອນມີເນັດ',
  'receipts.laterNone': 'ບໍ່ມີໃບຮັບເງິນລໍຖ້າສົ່ງ',
  'receipts.sent': 'ສົ່ງແລ້ວ ເອົາອອກຈາກລາຍການ',
  'receipts.sentDone': 'ເອົາອອກແລ້ວ',
  'receipts.narrow': 'ພິມ 58 ມມ.',
  'receipts.wide': 'ພິມ A4',
  'receipts.copied': 'ສຳເນົາແລ້ວ',
  'receipts.failed': 'ເຮັດຮູບບໍ່ໄດ້ ລອງສົ່ງເປັນຂໍ້ຄວາມ',
}
