import type { learn as th } from '../th/learn.ts'

export const learn: Record<keyof typeof th, string> = {
  'practice.good.mudmee': 'Mudmee cloth',
  'practice.good.khit': 'Khit cloth',
  'practice.good.check': 'Checked cloth',
  'practice.good.scarf': 'Scarf',
  'practice.good.bag': 'Shoulder bag',
  'practice.good.honey': 'Honey',
  'learn.done': '{done} of {all} done',
  'learn.doneOne': 'Done',
  'learn.cards': '{count} {count|card|cards}',
  'learn.next': 'Next',
  'learn.finish': 'Got it',
  'learn.finished': 'Lesson done',
  'learn.others': 'Other lessons',
  'learn.listen': 'Listen',
  'learn.place': 'Card {place} of {all}',
}
