import type { claims as th } from '../th/claims.ts'

export const claims: Record<keyof typeof th, string> = {
  'claims.title': 'ຂາຍເກີນທີ່ມີ',
  'claims.none': 'ຈັດການຄົບແລ້ວ ບໍ່ມີເຄື່ອງທີ່ຂາຍເກີນ',
  'claims.single': 'ມີຜືນດຽວ ແຕ່ຂາຍໄປ {count} ເທື່ອ',
  'claims.many': 'ຂາຍເກີນໄປ {quantity}',
  'claims.safe': 'ການຂາຍທຸກເທື່ອຍັງຢູ່ຄົບ ເລືອກວ່າຈະເຮັດແນວໃດ',
  'claims.sales': 'ໃຜຂາຍ ຂາຍຍາມໃດ',
  'claims.made': 'ເຮັດເພີ່ມແລ້ວ {quantity}',
  'claims.madeDone': 'ນັບເພີ່ມແລ້ວ',
  'claims.askOwner': 'ຖ້າເຮັດເພີ່ມແລ້ວ ໃຫ້ເຈົ້າຂອງຮ້ານກົດໃນໂທລະສັບຂອງເພິ່ນ',
  'claims.refund': 'ຄືນເງິນ',
  'claims.refundTitle': 'ຄືນເງິນ {amount}?',
  'claims.voidTitle': 'ຍົກເລີກການຂາຍ {amount}?',
  'claims.refundHelp': 'ການຂາຍນີ້ ({who}) ຈະຖືກຍົກເລີກ ແລະຍັງຢູ່ໃນປະຫວັດ',
  'claims.wholeSale': 'ການຂາຍເທື່ອນີ້ມີ {count} ລາຍການ ຈະຍົກເລີກໝົດ',
  'claims.refunded': 'ຍົກເລີກການຂາຍນັ້ນແລ້ວ',
  'claims.swap': 'ປ່ຽນຜືນ',
  'claims.swapTitle': 'ປ່ຽນເປັນຜືນໃດ',
  'claims.swapHelp': 'ການຂາຍເກົ່າຈະຖືກຍົກເລີກ ຜືນໃໝ່ຈະໄປລໍໃນກະຕ່າໃຫ້ຄິດເງິນ',
  'claims.swapNone': 'ບໍ່ມີຜືນອື່ນໃຫ້ປ່ຽນ',
  'claims.swapped': 'ຍົກເລີກການຂາຍເກົ່າແລ້ວ ຄິດເງິນຜືນໃໝ່ໄດ້ເລີຍ',
  'claims.say': 'ບອກລູກຄ້າແນວນີ້ໄດ້',
  'claims.saySingle':
    'ຂໍໂທດຫຼາຍໆ “{name}” ມີຜືນດຽວ ແລະຂາຍໄປພ້ອມກັນສອງບ່ອນ ທາງຮ້ານຍິນດີເຮັດຜືນໃໝ່ໃຫ້ ໃຫ້ເລືອກຜືນອື່ນແທນ ຫຼືຄືນເງິນໃຫ້ຄົບ ຂອບໃຈທີ່ເຂົ້າໃຈ ຈາກຮ້ານ {shop}',
  'claims.sayMany':
    'ຂໍໂທດຫຼາຍໆ “{name}” ຂາຍພ້ອມກັນຫຼາຍບ່ອນຈົນເກີນທີ່ມີ ທາງຮ້ານຍິນດີເຮັດເພີ່ມໃຫ້ ໃຫ້ເລືອກຢ່າງອື່ນແທນ ຫຼືຄືນເງິນໃຫ້ຄົບ ຂອບໃຈທີ່ເຂົ້າໃຈ ຈາກຮ້ານ {shop}',
}
