import type { practice as th } from '../th/practice.ts'

export const practice: Record<keyof typeof th, string> = {
  'practice.band': 'Practice shop – nothing here counts',
  'practice.leave': 'Leave',
  'practice.left': 'You have left the practice shop. All that was in it is deleted.',
  'practice.try': 'Try it out in a practice shop',
  'practice.tryHelp': 'With sample goods. Sell as you like: nothing is sent, nothing counts.',
  'practice.making': 'Setting up the practice shop',
  'practice.failed': 'The practice shop could not be opened. Go online and try again.',
  'practice.name': 'Practice shop',
  'practice.localOnly': 'This shop is for practice only. Nothing is sent.',
  'learn.title': 'Lessons',
  'learn.ready': 'Ready offline',
  'learn.missing': 'Not loaded yet: needs a network the first time',
  'goods.frame': 'Pictures buyers look for',
  'goods.frame.whole': 'Whole',
  'goods.frame.pattern': 'Pattern',
  'goods.frame.edge': 'Edge',
  'goods.frame.worn': 'Worn',
  'goods.frame.label': 'Label',
}
