/**
 * Bugs put in on purpose, to try the judge: `MUTANT=name node --import ./test/faults/mutate.ts …` loads one source file
 * with one place changed. The product itself knows nothing of them. A place that is not found any more is an error.
 */

import { registerHooks } from 'node:module'
import { MUTANTS } from './mutants.ts'

const name = process.env.MUTANT
if (name !== undefined) {
  const mutant = MUTANTS[name]
  if (!mutant) throw new Error(`no mutant ${name}; there are ${Object.keys(MUTANTS).join(', ')}`)
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context)
      if (!url.endsWith(mutant.file)) return loaded
      const source = String(loaded.source)
      if (!source.includes(mutant.from)) throw new Error(`${name}: its place in ${mutant.file} is not there any more`)
      return { ...loaded, source: source.replace(mutant.from, mutant.to) }
    },
  })
}
