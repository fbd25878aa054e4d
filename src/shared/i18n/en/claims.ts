import type { claims as th } from '../th/claims.ts'

export const claims: Record<keyof typeof th, string> = {
  'claims.title': 'Sold too many',
  'claims.none': 'All settled: nothing is sold too often.',
  'claims.single': 'There is only one, and it was sold {count} times',
  'claims.many': '{quantity} more sold than there was',
  'claims.safe': 'Every sale is kept. Choose how it ends.',
  'claims.sales': 'Who sold it, and when',
  'claims.made': 'Made {quantity} more',
  'claims.madeDone': 'Counted',
  'claims.askOwner': "If another was made, the owner notes it on the owner's phone.",
  'claims.refund': 'Refund',
  'claims.refundTitle': 'Refund {amount}?',
  'claims.voidTitle': 'Void the sale of {amount}?',
  'claims.refundHelp': 'The sale ({who}) is voided and stays in the history.',
  'claims.wholeSale': 'This sale has {count} lines; all of it is voided.',
  'claims.refunded': 'That sale is voided',
  'claims.swap': 'Swap',
  'claims.swapTitle': 'Which one instead?',
  'claims.swapHelp': 'The sale is voided, and the other piece waits in the basket to be paid.',
  'claims.swapNone': 'There is nothing else to swap it for.',
  'claims.swapped': 'The sale is voided; now take the money for the other piece.',
  'claims.say': 'What you can say to the buyer',
  'claims.saySingle':
    'We are sorry: “{name}” is one of a kind and was sold in two places at the same time. We will gladly make you another, let you choose a different one, or give you all your money back. Thank you for understanding. {shop}',
  'claims.sayMany':
    'We are sorry: “{name}” was sold in several places at the same time, more than we had. We will gladly make more for you, let you choose something else, or give you all your money back. Thank you for understanding. {shop}',
}
