/**
 * The transactions of a shop one after the other, within this process: they would wait for each other in the database
 * too, but each would hold a connection meanwhile that another shop could use.
 */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  async take<T>(shop: string, run: () => Promise<T>): Promise<T> {
    const before = this.#last.get(shop)
    const turn = before ? before.then(run, run) : run()
    this.#last.set(shop, turn)
    try {
      return await turn
    } finally {
      if (this.#last.get(shop) === turn) this.#last.delete(shop)
    }
  }
}
