/** Web Locks of one phone, as far as the engine uses them. */

export class Locks {
  #tail = Promise.resolve()

  async request(_name: string, _options: object, work: (lock: object) => Promise<void>): Promise<void> {
    const turn = this.#tail.then(() => work({}))
    this.#tail = turn.catch(() => {})
    return turn
  }
}
