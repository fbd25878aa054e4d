import type { learn as th } from '../th/learn.ts'

export const learn: Record<keyof typeof th, string> = {
  'practice.good.mudmee': 'ຜ້າໝີ່',
  'practice.good.khit': 'ຜ້າຂິດ',
  'practice.good.check': 'ຜ້າຂາວມ້າ',
  'practice.good.scarf': 'ຜ້າພັນຄໍ',
  'practice.good.bag': 'ຖົງຢ່າມ',
  'practice.good.honey': 'ນໍ້າເຜິ້ງ',
  'learn.done': 'ຮຽນແລ້ວ {done} ຈາກ {all}',
  'learn.doneOne': 'ຮຽນແລ້ວ',
  'learn.cards': '{count} ໜ້າ',
  'learn.next': 'ຕໍ່ໄປ',
  'learn.finish': 'ເຂົ້າໃຈແລ້ວ',
  'learn.finished': 'ຈົບບົດນີ້ແລ້ວ',
  'learn.others': 'ບົດອື່ນ',
  'learn.listen': 'ຟັງ',
  'learn.place': 'ໜ້າ {place} ຈາກ {all}',
}
