/** The bugs: each a mistake that somebody in this field has made (research/sync.md), in one place of one file. */

export interface Mutant {
  file: string
  from: string
  to: string
  /** It shows only where neighbours carry. */
  carried?: true
}

export const MUTANTS: Record<string, Mutant> = {
  'operation leaves the outbox before the answer': {
    file: 'src/device/sync/attempt.ts',
    from: 'const started = Date.now()',
    to: 'const started = Date.now(); await this.db.outbox.bulkDelete(changes.operations.map((one) => one.number))',
  },
  'cursor saved without its page': {
    file: 'src/device/sync/receive.ts',
    from: 'await storeGroups(db, answer.page, changed([...refused, ...back]), keepLater)',
    to: 'if (answer.page.length < 3) await storeGroups(db, answer.page, changed([...refused, ...back]), keepLater)',
  },
  'retry under a new id': {
    file: 'src/device/sync/listChanges.ts',
    from: 'operations: fitting.map((row) => row.operation)',
    to: "operations: fitting.map((row) => ({ ...row.operation, id: crypto.randomUUID().replace(/^(.{14})./, '$17') }))",
  },
  'stock written by the last one': {
    file: 'src/device/store/shelf.ts',
    from: 'left: row.left + (move?.by ?? 0)',
    to: 'left: move && row.last > move.last ? row.left : row.left + (move?.by ?? 0)',
  },
  'sequence not taken under the lock': {
    file: 'src/server/sync/ledger.ts',
    from: 'this.#shop.sequence = sequence\n    return sequence',
    to: 'if (sequence % 7 !== 0) this.#shop.sequence = sequence\n    return sequence',
  },
  'refused operation does not advance the number': {
    file: 'src/server/sync/take.ts',
    from: 'device.lastNumber = Math.max(device.lastNumber, row.number)',
    // Only not counting it is mended by now: a repeated one counts, and a phone behind a gap goes on as a new device.
    to: "if (row.outcome === 'refused') throw new HttpError(409, 'gap', 'not advanced', row.number)",
  },
  'edits overwrite what waits': {
    file: 'src/device/store/overlay.ts',
    from: 'const changes = laid.get(key) ?? []',
    to: "const changes = kind === 'good' ? [] : (laid.get(key) ?? [])",
  },
  'an edit brings back what was deleted': {
    file: 'src/shared/domain/change.ts',
    from: 'return { content: { ...content, fields: { ...content.fields, ...change.fields } } }',
    to: 'return { content: { deleted: false, fields: { ...content.fields, ...change.fields } } }',
  },
  'two voids of one sale are two': {
    file: 'src/shared/domain/ids.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
    from: 'return `${id.slice(0, 14)}8${id.slice(15)}`',
    to: 'return newId()',
  },
  'photo counts as sent when it was begun': {
    file: 'src/device/net/tus.ts',
    from: 'if (offset >= file.bytes.byteLength) return null',
    to: 'if (offset >= 0) return null',
  },
  'a restored server keeps its older fields': {
    file: 'src/server/sync/repair.ts',
    from: 'return row ? [row] : []',
    to: 'return row && !ledger.record(kind, record.id) ? [row] : []',
  },
  'what a neighbour was given leaves the outbox': {
    file: 'src/device/carry/give.ts',
    from: 'const made = Date.now()',
    to: 'const made = Date.now(); await db.outbox.bulkDelete(content.operations.map((one) => one.number))',
    carried: true,
  },
  'what a removed phone handed in stays held when it is back': {
    file: 'src/server/sync/take.ts',
    from: "return before.outcome === 'held' && device.removedAt === null && hash === before.hash",
    to: 'return false && hash === before.hash',
  },
  'an action is not one transaction': {
    file: 'src/device/store/perform.ts',
    from: "return db.transaction('rw', db.tables, async () => {",
    to: "return (async (_: string, __: unknown, work: () => Promise<Operation[]>) => work())('rw', db.tables, async () => {",
  },
}
