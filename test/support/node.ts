/** Dexie asks for the browser's database when it is loaded: in a process that runs many files, with the first of them. */
import 'fake-indexeddb/auto'
