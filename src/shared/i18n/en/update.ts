import type { update as th } from '../th/update.ts'

export const update: Record<keyof typeof th, string> = {
  'update.ready': 'A new version of Talat is here',
  'update.now': 'Use it now',
  'update.safe': 'It stays safe through the change.',
  'update.later': 'Later',
  'update.newer': 'A newer Talat is open',
  'update.newerHelp':
    'It is in another window. Use that one, or load this page anew. Goods, sales and the basket are saved; what you typed here and did not save would be lost.',
  'update.reload': 'Load this page anew',
  'update.look': 'Look at this page first',
  'update.notSaved': 'Nothing more is saved in this window.',
  'update.older': 'Close the other Talat window',
  'update.olderHelp':
    'An older Talat is open in another window or tab. Close it, and this one goes on by itself. Nothing is lost.',
}
