import type { update as th } from '../th/update.ts'

export const update: Record<keyof typeof th, string> = {
  'update.ready': 'ມີຕະຫຼາດລຸ້ນໃໝ່',
  'update.now': 'ໃຊ້ລຸ້ນໃໝ່',
  'update.safe': 'ຍັງຢູ່ຄົບຫຼັງປ່ຽນລຸ້ນ',
  'update.later': 'ໄວ້ກ່ອນ',
  'update.newer': 'ເປີດຕະຫຼາດລຸ້ນໃໝ່ຢູ່ອີກໜ້າຕ່າງ',
  'update.newerHelp': 'ໃຊ້ໜ້າຕ່າງນັ້ນ ຫຼືໂຫຼດໜ້ານີ້ໃໝ່ ເຄື່ອງ ການຂາຍ ແລະກະຕ່າບັນທຶກໄວ້ຄົບ ແຕ່ສິ່ງທີ່ພິມໃນໜ້ານີ້ແລ້ວຍັງບໍ່ໄດ້ບັນທຶກຈະຫາຍ',
  'update.reload': 'ໂຫຼດໜ້ານີ້ໃໝ່',
  'update.look': 'ຂໍເບິ່ງໜ້ານີ້ກ່ອນ',
  'update.notSaved': 'ໜ້າຕ່າງນີ້ບັນທຶກຫຍັງບໍ່ໄດ້ແລ້ວ',
  'update.older': 'ປິດຕະຫຼາດອີກໜ້າຕ່າງກ່ອນ',
  'update.olderHelp': 'ມີຕະຫຼາດລຸ້ນເກົ່າເປີດຢູ່ອີກໜ້າຕ່າງ ຫຼືອີກແທັບ ປິດແລ້ວໜ້ານີ້ຈະເປີດຕໍ່ເອງ ບໍ່ມີຫຍັງເສຍ',
}
