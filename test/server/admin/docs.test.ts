import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commandOf } from '../../../src/server/admin/commands.ts'
import { readTyped } from '../../../src/server/admin/typed.ts'
import { root } from '../../../tools/build/dist.ts'

const HELP = /^(help|--help)$/

/** What stands behind `npm run admin --` or the script `talat` in a text, in code, up to where the code ends or goes on with something else. */
function commandsIn(text: string): string[] {
  const found = text.matchAll(
    /(?:npm run (?:-s )?admin --|(?<=[`\n&] ?)(?:\/usr\/local\/bin\/)?talat|root \S*\/talat) ([a-z][^`#\n&]*)/g,
  )
  return [...found].map(([, line = '']) => line.replaceAll('…', 'x').trim())
}

test('every command of the keeper that README and the pages name can be typed as it stands there', async () => {
  const pages = (await readdir(join(root, 'docs')))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name))
  const seen = new Set<string>()
  for (const page of ['README.md', ...pages]) {
    for (const line of commandsIn(await readFile(join(root, page), 'utf8'))) {
      const [name = '', ...words] = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''))
      if (HELP.test(name)) continue
      seen.add(name)
      const command = commandOf(name)
      // Named without what it needs, a command is spoken of, not typed.
      if (words.length > 0) expect(() => readTyped(name, command, words), `${page}: ${line}`).not.toThrow()
    }
  }
  expect([...seen]).toEqual(expect.arrayContaining(['backup', 'restore', 'restored', 'move', 'doctor', 'code', 'demo']))
})
