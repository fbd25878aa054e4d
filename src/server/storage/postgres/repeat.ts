import { setTimeout as pause } from 'node:timers/promises'
import { ATTEMPTS, PAUSE } from './limits.ts'
import { isWorthAnother } from './trouble.ts'

/** Runs a transaction again where it has come to nothing by no fault of its own, after a pause that differs for each. */
export async function repeat<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt >= ATTEMPTS || !isWorthAnother(error)) throw error
      await pause(Math.random() * PAUSE * 2 ** (attempt - 1))
    }
  }
}
