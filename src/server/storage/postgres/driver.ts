/** Kysely over pg: what each error means is said here, so that nothing above knows of either. */

import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import { DatabaseError, type Pool, type PoolClient } from 'pg'
import { StorageTrouble } from '../port.ts'
import { storable } from '../sql/storable.ts'
import { troubleOf } from './trouble.ts'

export function postgresDialect(pool: Pool): Dialect {
  return {
    createDriver: () => new PostgresDriver(pool),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }
}

class PostgresDriver implements Driver {
  readonly #pool: Pool

  constructor(pool: Pool) {
    this.#pool = pool
  }

  async init(): Promise<void> {}

  acquireConnection(): Promise<PostgresConnection> {
    return PostgresConnection.from(this.#pool)
  }

  async releaseConnection(connection: PostgresConnection): Promise<void> {
    connection.release()
  }

  beginTransaction(connection: PostgresConnection): Promise<void> {
    return connection.begin()
  }

  commitTransaction(connection: PostgresConnection): Promise<void> {
    return connection.commit()
  }

  rollbackTransaction(connection: PostgresConnection): Promise<void> {
    return connection.rollback()
  }

  destroy(): Promise<void> {
    return this.#pool.end()
  }
}

/** Those after which there is a number of rows to tell. */
const CHANGING = ['INSERT', 'UPDATE', 'DELETE', 'MERGE']

class PostgresConnection implements DatabaseConnection {
  readonly #pool: Pool
  #client: PoolClient
  #inTransaction = false
  /** Of no more use to anybody. */
  #lost = false
  /** Back in the pool, which takes nothing twice. */
  #returned = false

  private constructor(pool: Pool, client: PoolClient) {
    this.#pool = pool
    this.#client = client
  }

  static async from(pool: Pool): Promise<PostgresConnection> {
    return new PostgresConnection(pool, await connect(pool))
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      return await this.#run<Row>(query)
    } catch (error) {
      if (!this.#lost || this.#inTransaction) throw error
      // Without a transaction each statement stores for itself, and may have done so.
      if (query.query.kind !== 'SelectQueryNode') throw new StorageTrouble('unknown', error)
      // What only reads is asked once more: a connection may have been cut while nobody used it.
      this.release()
      this.#client = await connect(this.#pool)
      this.#lost = false
      this.#returned = false
      return this.#run<Row>(query)
    }
  }

  // biome-ignore lint/correctness/useYield: Kysely's interface has it, and nothing here streams
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('streaming is not supported')
  }

  async begin(): Promise<void> {
    // Under the lock of its shop each statement has to see what was stored before the lock was free.
    await this.#run(CompiledQuery.raw('begin isolation level read committed'))
    this.#inTransaction = true
  }

  async commit(): Promise<void> {
    let said: string
    try {
      said = (await this.#client.query('commit')).command
    } catch (error) {
      const trouble = this.#troubleOf(error)
      // It may have stored before it could say so.
      throw this.#lost ? new StorageTrouble('unknown', error) : trouble
    }
    this.#inTransaction = false
    // Where a statement had failed and nobody minded, PostgreSQL rolls back and calls it well done.
    if (said !== 'COMMIT') throw new Error('nothing was stored: a statement of the transaction had failed')
  }

  async rollback(): Promise<void> {
    this.#inTransaction = false
    // It is closed when it is given back, and the database rolls back by itself.
    if (this.#lost) return
    try {
      await this.#run(CompiledQuery.raw('rollback'))
    } catch {
      // What led here is what is to be told.
      this.#lost = true
    }
  }

  release(): void {
    if (this.#returned) return
    this.#returned = true
    this.#client.release(this.#lost)
  }

  async #run<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const { rows, rowCount, command } = await this.#client.query(sql, parameters.map(storable))
      return CHANGING.includes(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows }
    } catch (error) {
      throw this.#troubleOf(error)
    }
  }

  #troubleOf(error: unknown): unknown {
    const trouble = troubleOf(error)
    // After a time-out of ours the answer to this statement may come as that to the next.
    if (trouble?.kind === 'away' || !(error instanceof DatabaseError)) this.#lost = true
    return trouble ?? (error instanceof DatabaseError ? discreet(error) : error)
  }
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    // Whatever keeps us out: a statement is not to blame.
    throw troubleOf(error) ?? new StorageTrouble('away', error)
  }
}

/** What it says of a failed statement quotes the row, and no buyer's name has business in a log. */
function discreet(error: DatabaseError): DatabaseError {
  return Object.assign(error, { detail: undefined, where: undefined })
}
