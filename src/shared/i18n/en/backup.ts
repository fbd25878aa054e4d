import type { backup as th } from '../th/backup.ts'

export const backup: Record<keyof typeof th, string> = {
  'backup.title': 'Backup file',
  'backup.short': 'The whole shop in one file, to keep elsewhere',
  'backup.help':
    'Goods, sales and what waits to be sent, in one file. Keep it outside this phone; if the phone is lost, open it on a new one.',
  'backup.secret': "Whoever has this file can see the shop's goods and sales. Keep it in a safe place.",
  'backup.photos': 'Photos in the file',
  'backup.photos.all': 'All photos, {size}',
  'backup.photos.small': 'Small pictures only, {size}',
  'backup.photos.none': 'No photos',
  'backup.unsent': 'Some photos are not in the market yet. Those that are not in the file are on this phone only.',
  'backup.make': 'Make the file',
  'backup.makeFirst': 'Make a backup file first',
  'backup.making': 'Making the file',
  'backup.ready': 'The file is ready, {size}',
  'backup.save': 'Save on this phone',
  'backup.saved': 'Saved. Move it off this phone too.',
  'backup.send': 'Send it elsewhere',

  'backup.read.title': 'Open a backup file',
  'backup.read.help': 'Choose the file that you kept. First you see what is in it; nothing changes yet.',
  'backup.read.pick': 'Choose the file',
  'backup.read.other': 'Choose another file',
  'backup.read.looking': 'Looking at the file',
  'backup.read.made': 'Made {when}',
  'backup.read.has': '{goods} {goods|good|goods} · {sales} {sales|sale|sales} · photos {photos}',
  'backup.read.waiting': '{count} {count|change|changes} waiting to be sent',
  'backup.read.go': 'Open this shop on this phone',
  'backup.read.working': 'Bringing the shop back',
  'backup.read.here': 'This shop is on this phone already.',
  'backup.read.hereHelp': 'Nothing of the file was mixed in, and everything here is as it was.',
  'backup.read.keep': 'Use the shop that is here',
  'backup.read.done': 'The shop is back',
  'backup.read.doneHelp':
    'You can sell right away. The shop is on this phone only; a code joins it to the market, and what waits is sent by itself.',
  'backup.read.join': 'Join the market by a code',

  'backup.trouble.foreign': 'This is not a backup file of a shop. Choose another.',
  'backup.trouble.newer': 'This file was made by a newer app. Take the new version first.',
  'backup.trouble.broken': 'This file is not whole, or damaged. Nothing was changed. Try one that you kept elsewhere.',
  'backup.trouble.no-room':
    'There is not enough room on this phone. Nothing was changed. Delete photos or apps you do not need, then try again.',
  'backup.trouble.fault': 'The file could not be opened. Nothing was changed. Try again.',
}
