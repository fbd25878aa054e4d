import type { tags as th } from '../th/tags.ts'

export const tags: Record<keyof typeof th, string> = {
  'tags.title': '打印价签',
  'tags.help': '点选要贴价签的商品。在销售页扫描价签即可找到商品。',
  'tags.each': '每件几张',
  'tags.all': '全选',
  'tags.none': '全不选',
  'tags.print': '打印 {tags} 张价签 · A4 {sheets} 张',
  'tags.look': '价签样式',
  'tags.scanTitle': '对准价签',
  'tags.unknown': '这不是本店商品的价签',
  'tags.noCamera': '无法打开相机，请按名称搜索',
  'tags.notReady': '没有网络时还无法读取价签，请按名称搜索',
  'tags.qr': '{name} 的二维码',
}
