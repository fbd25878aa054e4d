/**
 * Reads queries as Kysely's trees: each must name its shop by its value, in what it asks or in every row that it writes,
 * so that a database spread over machines by shop asks one of them. What may do without is listed here, and is little.
 */

import {
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  DeleteQueryNode,
  InsertQueryNode,
  type OperationNode,
  OperatorNode,
  ParensNode,
  RawNode,
  ReferenceNode,
  type RootOperationNode,
  SelectQueryNode,
  TableNode,
  UpdateQueryNode,
  type ValueNode,
  ValuesNode,
} from 'kysely'
import type { Watch } from '../../src/server/storage/sql/watch.ts'

/** Outside of a shop's transaction: what it does, and to which table first. */
export const ANYWHERE: readonly string[] = [
  // The server's own settings.
  'select meta',
  'insert meta',
  // Whoever comes with a code or the address of a page knows nothing else.
  'select codes',
  'insert codes',
  'select links',
  'select passes',
  'insert passes',
  'delete passes',
  // What belongs to a community or to the public: tables made to be read so.
  'select communities',
  'insert communities',
  'select windows',
  'select pieces',
  'select counted',
  'select sums',
  'select calls',
  'insert calls',
  'update calls',
  'select shares',
  // Lists of shops: for the keeper, and to go on with one shop after the other.
  'select shops',
  'select uploads',
  // What the processes on one database know of each other: addresses, leases, marks.
  'insert rates',
  'select rates',
  'delete rates',
  'insert leases',
  'delete leases',
  'select marks',
  'insert marks',
  // Which shops' phones are still to be told of something.
  'select tellings',
  // How all phones stand, on the keeper's page.
  'select devices',
  // The keeper's own: what was done by commands, and what stays erased.
  'select audit',
  'insert audit',
  'select erased',
  'insert erased',
]

/** In the transaction of a shop: a code is found by what its holder knows. */
export const IN_A_SHOP: readonly string[] = ['insert codes', 'update codes']

/** What is no query of a table. */
const SPEECH = /^(select 1|(release )?savepoint step|rollback to savepoint step)$/

/**
 * @param found is given a line for each query that lacks its shop
 * @param allowed the name of each query that may do without
 */
export function lackingShop(found: (query: string) => void, allowed: (name: string) => void = () => {}): Watch {
  return (query, shop) => {
    const refused = InsertQueryNode.is(query) && refusedOf(query)
    if (refused) found(`${nameOf(query)}, ${refused}`)
    if (RawNode.is(query) && SPEECH.test(query.sqlFragments.join('?'))) return
    if (shop !== null && namesShop(query, shop)) return
    const name = nameOf(query)
    if ((shop === null ? ANYWHERE : IN_A_SHOP).includes(name)) allowed(name)
    else found(`${name}, ${shop === null ? 'in no shop’s transaction' : 'in the transaction of a shop'}`)
  }
}

/**
 * What Citus takes in no insert, be its table spread or the same on each machine: a question inside of it, and a function
 * that is not always the same where a conflict is settled.
 */
function refusedOf(query: InsertQueryNode): string | null {
  const asks = (node: OperationNode) => SelectQueryNode.is(node) || saysIn(node, /\bselect\b/i)
  if (isWithin(query, asks)) return 'with a question inside'
  const isTime = (node: OperationNode) => saysIn(node, /\b(now|\w+_timestamp|current_\w+|random)\b/i)
  return query.onConflict && isWithin(query.onConflict, isTime) ? 'with a conflict settled by the clock' : null
}

function saysIn(node: OperationNode, what: RegExp): boolean {
  return RawNode.is(node) && node.sqlFragments.some((text) => what.test(text))
}

/** Whether something is so of a node or of any inside it. */
function isWithin(node: unknown, is: (node: OperationNode) => boolean): boolean {
  if (typeof node !== 'object' || node === null) return false
  return ('kind' in node && is(node as OperationNode)) || Object.values(node).some((inside) => isWithin(inside, is))
}

function nameOf(query: RootOperationNode): string {
  if (SelectQueryNode.is(query)) return `select ${tableOf(query.from?.froms[0])}`
  if (InsertQueryNode.is(query)) return `insert ${tableOf(query.into)}`
  if (UpdateQueryNode.is(query)) return `update ${tableOf(query.table)}`
  if (DeleteQueryNode.is(query)) return `delete ${tableOf(query.from.froms[0])}`
  return query.kind
}

function tableOf(node: OperationNode | undefined): string {
  return node && TableNode.is(node) ? node.table.identifier.name : '?'
}

function namesShop(query: RootOperationNode, shop: string): boolean {
  if (InsertQueryNode.is(query)) {
    const at = query.columns?.findIndex(({ column }) => column.name === 'shop') ?? -1
    const { values } = query
    if (at < 0 || !values || !ValuesNode.is(values)) return false
    return values.values.every((row) => givenBy(row.values[at]) === shop)
  }
  if (SelectQueryNode.is(query) || UpdateQueryNode.is(query) || DeleteQueryNode.is(query)) {
    return isBound(query.where?.where, shop)
  }
  return false
}

/** Whether a condition holds for rows of the shop alone: what stands beside an OR proves nothing. */
function isBound(node: OperationNode | undefined, shop: string): boolean {
  if (!node) return false
  if (AndNode.is(node)) return isBound(node.left, shop) || isBound(node.right, shop)
  if (ParensNode.is(node)) return isBound(node.node, shop)
  return (
    BinaryOperationNode.is(node) &&
    isShop(node.leftOperand) &&
    isEqual(node.operator) &&
    givenBy(node.rightOperand) === shop
  )
}

function isShop(node: OperationNode): boolean {
  return ReferenceNode.is(node) && ColumnNode.is(node.column) && node.column.column.name === 'shop'
}

function isEqual(node: OperationNode): boolean {
  return OperatorNode.is(node) && node.operator === '='
}

/** A value is a node of its own, but where a row is nothing but values. */
function givenBy(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node
  return 'kind' in node && node.kind === 'ValueNode' ? (node as ValueNode).value : null
}
