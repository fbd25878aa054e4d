/** Lets a test read every query as Kysely's tree, with the shop in whose transaction it is made. */

import type { KyselyPlugin, RootOperationNode } from 'kysely'

/** @param shop null: outside of a shop's transaction */
export type Watch = (query: RootOperationNode, shop: string | null) => void

export function watching(watch: Watch, shop: string | null): KyselyPlugin {
  return {
    transformQuery({ node }) {
      watch(node, shop)
      return node
    },
    transformResult: async ({ result }) => result,
  }
}
