/** What the owner's book asks of the phone; nothing else here knows the database. */

export {
  addEntry,
  deleteEntry,
  deleteMaterial,
  editEntry,
  renameMaterial,
  restoreEntry,
  restoreMaterial,
} from '../../../device/store/actions/book.ts'
export { type BookView, book, type LoanView, type MaterialView } from '../../../device/store/queries/book.ts'
