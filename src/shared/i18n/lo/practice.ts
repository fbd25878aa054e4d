import type { practice as th } from '../th/practice.ts'

export const practice: Record<keyof typeof th, string> = {
  'practice.band': 'ຮ້ານຝຶກ ບໍ່ນັບແທ້',
  'practice.leave': 'ອອກ',
  'practice.left': 'ອອກຈາກຮ້ານຝຶກແລ້ວ ທຸກຢ່າງໃນນັ້ນລຶບໝົດ',
  'practice.try': 'ລອງຂາຍໃນຮ້ານຝຶກ',
  'practice.tryHelp': 'ມີຂອງຕົວຢ່າງ ຂາຍຫຼິ້ນໄດ້ທຸກຢ່າງ ບໍ່ມີຫຍັງຖືກສົ່ງ ຫຼື ນັບແທ້',
  'practice.making': 'ກໍາລັງກຽມຮ້ານຝຶກ',
  'practice.failed': 'ເປີດຮ້ານຝຶກບໍ່ໄດ້ ຕໍ່ອິນເຕີເນັດແລ້ວລອງໃໝ່',
  'practice.name': 'ຮ້ານຝຶກ',
  'practice.localOnly': 'ຮ້ານນີ້ໄວ້ຝຶກເທົ່ານັ້ນ ບໍ່ມີຫຍັງຖືກສົ່ງ',
  'learn.title': 'ບົດຮຽນ',
  'learn.ready': 'ພ້ອມໃຊ້ ບໍ່ຕ້ອງມີເນັດ',
  'learn.missing': 'ຍັງບໍ່ໄດ້ໂຫຼດ ຕ້ອງມີເນັດເທື່ອທໍາອິດ',
  'goods.frame': 'ຮູບທີ່ຄົນຊື້ຢາກເຫັນ',
  'goods.frame.whole': 'ໝົດຜືນ',
  'goods.frame.pattern': 'ລາຍໃກ້',
  'goods.frame.edge': 'ຂອບຜ້າ',
  'goods.frame.worn': 'ຕອນໃຊ້',
  'goods.frame.label': 'ປ້າຍ',
}
