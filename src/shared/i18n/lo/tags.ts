import type { tags as th } from '../th/tags.ts'

export const tags: Record<keyof typeof th, string> = {
  'tags.help': 'ແຕະເຄື່ອງທີ່ຈະຕິດປ້າຍ ສະແກນປ້າຍຢູ່ໜ້າຂາຍ ແລ້ວພົບເຄື່ອງເລີຍ',
  'tags.each': 'ອັນລະຈັກປ້າຍ',
  'tags.all': 'ເລືອກທັງໝົດ',
  'tags.none': 'ບໍ່ເລືອກເລີຍ',
  'tags.print': 'ພິມ {tags} ປ້າຍ · A4 {sheets} ແຜ່ນ',
  'tags.look': 'ປ້າຍຈະເປັນແບບນີ້',
  'tags.qr': 'QR ຂອງ {name}',
}
