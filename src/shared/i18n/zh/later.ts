import { book } from './book.ts'
import { calls } from './calls.ts'
import { carry } from './carry.ts'
import { customers } from './customers.ts'
import { frames } from './frames.ts'
import { importing } from './importing.ts'
import { invite } from './invite.ts'
import { learn } from './learn.ts'
import { papers } from './papers.ts'
import { people } from './people.ts'
import { receipts } from './receipts.ts'
import { report } from './report.ts'
import { requests } from './requests.ts'
import { tags } from './tags.ts'

export const later = {
  ...book,
  ...calls,
  ...carry,
  ...customers,
  ...frames,
  ...importing,
  ...invite,
  ...learn,
  ...papers,
  ...people,
  ...receipts,
  ...report,
  ...requests,
  ...tags,
}
