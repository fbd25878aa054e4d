import type { receipts as th } from '../th/receipts.ts'

export const receipts: Record<keyof typeof th, string> = {
  'receipts.bill': 'Bill, not paid in full',
  'receipts.voided': 'Cancelled',
  'receipts.number': 'No. {number}',
  'receipts.total': 'Total',
  'receipts.cash': 'Paid in cash',
  'receipts.transfer': 'Paid by transfer',
  'receipts.gaveBack': 'Given back',
  'receipts.thanks': 'Thank you for buying our cloth',
  'receipts.share': 'Send as a picture',
  'receipts.text': 'Send as text',
  'receipts.later': 'Send later',
  'receipts.laterDone': 'Kept to send when there is a network',
  'receipts.laterNone': 'No receipts wait to be sent',
  'receipts.sent': 'Sent, take it off the list',
  'receipts.sentDone': 'Taken off the list',
  'receipts.narrow': 'Print 58 mm',
  'receipts.wide': 'Print A4',
  'receipts.copied': 'Copied',
  'receipts.failed': 'The picture could not be made; send it as text',
}
