import type { tags as th } from '../th/tags.ts'

export const tags: Record<keyof typeof th, string> = {
  'tags.title': 'Print price tags',
  'tags.help': 'Tap the goods to be tagged. A tag scanned on the sell screen finds its good.',
  'tags.each': 'Tags for each',
  'tags.all': 'Choose all',
  'tags.none': 'Choose none',
  'tags.print': 'Print {tags} tags · {sheets} × A4',
  'tags.look': 'A tag will look like this',
  'tags.scanTitle': 'Point at a price tag',
  'tags.unknown': 'This tag is of no good of this shop',
  'tags.noCamera': 'The camera does not open; search by name instead',
  'tags.notReady': 'Tags cannot be read yet without a network; search by name instead',
  'tags.qr': 'QR of {name}',
}
