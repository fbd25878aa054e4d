/** Frames read in any order, until they are the bytes. */

import { crc32 } from './crc32.ts'
import { blockSize, type Frame, readFrame, type Transfer } from './format.ts'
import { mixOf } from './mix.ts'
import { Solver } from './solver.ts'

/** `new`: it brought the bytes nearer. `known`: nothing new in it. `other`: no frame, or misread. */
export type Taken = 'new' | 'known' | 'other'

/** Two screens side by side, and one that was here before: more are forgotten, the one longest not seen first. */
const TRANSFERS = 3

export class Gathering {
  /** The one seen last comes last. */
  readonly #solvers = new Map<string, Solver>()

  /** How many of `needed` are there, of the transfer that was seen last. */
  read = 0
  /** 0 before the first frame. */
  needed = 0
  /** As soon as they are whole and have been checked. */
  bytes: Uint8Array<ArrayBuffer> | null = null

  /** 0 to 1: how much of what is needed is there. */
  get progress(): number {
    return this.needed === 0 ? 0 : this.read / this.needed
  }

  take(text: string): Taken {
    const frame = readFrame(text)
    if (!frame || this.bytes) return frame ? 'known' : 'other'
    const solver = this.#solverOf(frame)
    const isNew = solver.add(mixOf(frame.index, frame.blocks), frame.block)
    if (solver.solved) this.#finish(frame, solver)
    this.read = solver.solved && !this.bytes ? 0 : solver.known
    this.needed = frame.blocks
    return isNew ? 'new' : 'known'
  }

  #solverOf(transfer: Transfer): Solver {
    const name = nameOf(transfer)
    const solver = this.#solvers.get(name) ?? new Solver(transfer.blocks)
    this.#solvers.delete(name)
    this.#solvers.set(name, solver)
    const [oldest] = this.#solvers.keys()
    if (oldest !== undefined && this.#solvers.size > TRANSFERS) this.#solvers.delete(oldest)
    return solver
  }

  #finish(frame: Frame, solver: Solver): void {
    const bytes = new Uint8Array(frame.length)
    solver.write(bytes, blockSize(frame))
    if (crc32(bytes) === frame.checksum) this.bytes = bytes
    // A misread frame passed its check and spoiled the sums: from the beginning, rather than never.
    else this.#solvers.delete(nameOf(frame))
  }
}

function nameOf({ checksum, length, blocks }: Transfer): string {
  return [checksum, length, blocks].join()
}
