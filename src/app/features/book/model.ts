/** What the owner's book asks of the phone; nothing else here knows the database. */

export { addEntry, deleteEntry, editEntry, restoreEntry } from '../../../device/store/actions/book.ts'
export { type BookView, book, type LoanView, type MaterialView } from '../../../device/store/queries/book.ts'
