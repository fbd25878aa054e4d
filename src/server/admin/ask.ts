/** The question before what cannot be undone. */

import { createInterface } from 'node:readline/promises'
import { type Desk, NobodyToAsk, NotConfirmed } from './command.ts'

export interface Terminal {
  ask(question: string): Promise<string>
}

/** null where the input or what is said does not go to a person. */
export function terminalOf({ stdin, stderr }: Pick<NodeJS.Process, 'stdin' | 'stderr'>): Terminal | null {
  if (!stdin.isTTY || !stderr.isTTY) return null
  return {
    async ask(question) {
      // What is printed by the command itself may go into a file.
      const lines = createInterface({ input: stdin, output: stderr })
      const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')))
      try {
        return await Promise.race([lines.question(question), closed])
      } finally {
        lines.close()
      }
    },
  }
}

/**
 * Goes on only when the keeper has typed the word that was asked for, or has said `--yes` before.
 * @param about what will be done, in a sentence or more
 * @param word what is to be typed, and what it is
 */
export async function confirm(
  { terminal, yes }: Desk,
  about: readonly string[],
  word: [string, string],
): Promise<void> {
  if (yes) return
  if (!terminal) throw new NobodyToAsk('This cannot be undone, and there is no terminal to ask at: say --yes.')
  const [expected, name] = word
  // Whoever presses Enter has typed nothing.
  if (expected.trim() === '') throw new Error('there is no word to ask for')
  const answer = await terminal.ask([...about, `To go on, type ${name}, ${expected}: `].join('\n'))
  if (answer.normalize().trim() !== expected.normalize().trim()) throw new NotConfirmed('Nothing was done.')
}
