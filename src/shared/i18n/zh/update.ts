import type { update as th } from '../th/update.ts'

export const update: Record<keyof typeof th, string> = {
  'update.ready': '有新版本',
  'update.now': '马上更新',
  'update.safe': '更新后都还在。',
  'update.later': '以后再说',
  'update.newer': '另一个窗口开着新版本',
  'update.newerHelp': '请用那个窗口，或重新加载这一页。商品、销售和购物篮都已保存；这一页填了还没保存的会丢。',
  'update.reload': '重新加载这一页',
  'update.look': '先看看这一页',
  'update.notSaved': '这个窗口不再保存任何内容。',
  'update.older': '请关掉另一个 Talat 窗口',
  'update.olderHelp': '另一个窗口或标签页开着旧版本。关掉它，这里会自动继续。什么都不会丢。',
}
