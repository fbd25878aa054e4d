/** Files that share what they load share nothing that a phone has stored: each begins with a phone out of its box. */

import 'fake-indexeddb/auto'
import { Dexie } from 'dexie'
import { IDBFactory } from 'fake-indexeddb'
import { clearSettings } from '../../src/device/settings.ts'

globalThis.indexedDB = new IDBFactory()
// It keeps the one that was there when it was loaded.
Dexie.dependencies.indexedDB = globalThis.indexedDB
await clearSettings()
