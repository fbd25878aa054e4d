import type { Kysely, Selectable } from 'kysely'
import type { Kind } from '../../../shared/domain/records.ts'
import type { RecordRow, RecordTable } from '../port.ts'
import { inLists } from './chunks.ts'
import { insertMany, type Texts } from './inserts.ts'
import type { Tables } from './tables.ts'

export function recordTable(db: Kysely<Tables>, shop: string, texts: Texts): RecordTable {
  return {
    async load(kind, ids) {
      const rows = await inLists(ids, (chunk) =>
        db
          .selectFrom('records')
          .selectAll()
          .where('shop', '=', shop)
          .where('kind', '=', kind)
          .where('id', 'in', chunk)
          .execute(),
      )
      return rows.map(read)
    },
    put(rows) {
      return insertMany(
        db,
        texts,
        'records',
        rows.map((row) => write(shop, row)),
        (some) =>
          db
            .insertInto('records')
            .values(some)
            .onConflict((conflict) =>
              conflict.columns(['shop', 'kind', 'id']).doUpdateSet((eb) => ({
                fields: eb.ref('excluded.fields'),
                versions: eb.ref('excluded.versions'),
                deleted: eb.ref('excluded.deleted'),
                epoch: eb.ref('excluded.epoch'),
                sequence: eb.ref('excluded.sequence'),
              })),
            ),
      )
    },
    async feed(kinds, after, upTo, limit) {
      const query = db
        .selectFrom('records')
        .selectAll()
        .where('shop', '=', shop)
        .where('sequence', '>', after)
        .where('sequence', '<=', upTo)
        .where('kind', 'in', kinds)
        .orderBy('sequence')
      const rows = await (limit === undefined ? query : query.limit(limit)).execute()
      return rows.map(read)
    },
  }
}

function read(row: Selectable<Tables['records']>): RecordRow {
  return {
    kind: row.kind as Kind,
    id: row.id,
    fields: JSON.parse(row.fields),
    versions: row.versions === null ? null : JSON.parse(row.versions),
    deleted: row.deleted === 1,
    epoch: row.epoch,
    sequence: row.sequence,
  }
}

function write(shop: string, row: RecordRow): Tables['records'] {
  return {
    shop,
    kind: row.kind,
    id: row.id,
    fields: JSON.stringify(row.fields),
    versions: row.versions && JSON.stringify(row.versions),
    deleted: Number(row.deleted),
    epoch: row.epoch,
    sequence: row.sequence,
  }
}
