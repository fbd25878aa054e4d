import type { tags as th } from '../th/tags.ts'

export const tags: Record<keyof typeof th, string> = {
  'tags.help': 'Tap the goods to be tagged. A tag scanned on the sell screen finds its good.',
  'tags.each': 'Tags for each',
  'tags.all': 'Choose all',
  'tags.none': 'Choose none',
  'tags.print': 'Print {tags} tags · {sheets} × A4',
  'tags.look': 'A tag will look like this',
  'tags.qr': 'QR of {name}',
}
