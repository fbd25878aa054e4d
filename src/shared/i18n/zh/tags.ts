import type { tags as th } from '../th/tags.ts'

export const tags: Record<keyof typeof th, string> = {
  'tags.help': '点选要贴价签的商品。在销售页扫描价签即可找到商品。',
  'tags.each': '每件几张',
  'tags.all': '全选',
  'tags.none': '全不选',
  'tags.print': '打印 {tags} 张价签 · A4 {sheets} 张',
  'tags.look': '价签样式',
  'tags.qr': '{name} 的二维码',
}
