import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'
import { root } from '../../tools/build/dist.ts'
import { type Source, wrongImports } from './arrows.ts'

const src = join(root, 'src')

test('every import under src goes the way that the design allows', () => {
  const sources = readSources()
  expect(sources.length).toBeGreaterThan(20)
  expect(wrongImports(sources)).toEqual([])
})

test('an import in the wrong direction is found, whatever its form', () => {
  const code = `
    import { a } from '../device/store/db.ts'
    import type { B } from '../server/http/routes.ts'
    export { c } from '../app/ui/button.tsx'
    const lazy = () => import('../photo/bridge.ts')
    const worker = new Worker(new URL('../photo/worker.ts', import.meta.url))
    import { d } from './money.ts'
  `
  expect(wrongImports([{ path: 'shared/domain.ts', imports: importsOf('domain.ts', code) }])).toHaveLength(5)
})

test.each([
  ['sw/index.ts', '../photo/bridge.ts'],
  ['device/sync/engine.ts', '../../app/main.tsx'],
  ['server/main.ts', '../device/net/http.ts'],
  ['app/features/sell/view.tsx', '../goods/model.ts'],
  ['device/store/db.ts', 'node:crypto'],
  ['server/http/sync.ts', 'zod'],
  ['shared/protocol/sync.ts', 'zod/v4'],
  ['elsewhere/a.ts', './b.ts'],
])('%s may not import %s', (path, specifier) => {
  expect(wrongImports([{ path, imports: [specifier] }])).toHaveLength(1)
})

test.each([
  ['app/features/sell/view.tsx', './model.ts'],
  ['app/features/sell/model.ts', '../../../device/store/db.ts'],
  ['app/features/sell/view.tsx', '../../ui/button.tsx'],
  ['app/main.tsx', './features/sell/index.tsx'],
  ['server/main.ts', 'node:sqlite'],
  ['shared/protocol/sync.ts', 'zod/mini'],
])('%s may import %s', (path, specifier) => {
  expect(wrongImports([{ path, imports: [specifier] }])).toEqual([])
})

function readSources(): Source[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({
      path: file.replaceAll('\\', '/'),
      imports: importsOf(file, readFileSync(join(src, file), 'utf8')),
    }))
}

/** All that a file names: imports, re-exports, `import()`, and the workers it starts by address. */
function importsOf(file: string, code: string): string[] {
  const { module, errors } = parseSync(file, code)
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`)
  const reExports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
  )
  const lazy = module.dynamicImports.map(({ moduleRequest }) =>
    code.slice(moduleRequest.start + 1, moduleRequest.end - 1),
  )
  const workers = [...code.matchAll(/new URL\(\s*['"](\.[^'"]+\.tsx?)['"],\s*import\.meta\.url/g)].flatMap(
    ([, path]) => path ?? [],
  )
  return [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...reExports, ...lazy, ...workers]
}
