/** The design's arrows: who may import whom. A pure check over files and their imports, so that it can be tried on wrong ones. */
import { dirname, join } from 'node:path/posix'

/** A source file under `src`, by its path there, and the specifiers it imports (types too). */
export interface Source {
  path: string
  imports: string[]
}

/** Folders named after where code runs, and what each may use beside itself. */
const MAY_USE: Record<string, string[]> = {
  shared: [],
  device: ['shared'],
  photo: ['shared'],
  xlsx: ['shared'],
  app: ['shared', 'device', 'photo', 'xlsx'],
  sw: ['shared', 'device'],
  server: ['shared'],
}

/** One sentence for each import that goes the wrong way. */
export function wrongImports(sources: Source[]): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports.flatMap((specifier) => {
      const reason = specifier.startsWith('.')
        ? wrongArrow(path, join(dirname(path), specifier))
        : wrongPackage(path, specifier)
      return reason ? [`${path} imports ${specifier}: ${reason}`] : []
    }),
  )
}

function wrongArrow(from: string, to: string): string | undefined {
  const [place, target] = [placeOf(from), placeOf(to)]
  const allowed = MAY_USE[place]
  if (!allowed) return `src/${place} is no place that the design knows`
  if (target !== place && !allowed.includes(target))
    return `${place} may use ${['itself', ...allowed].join(', ')} alone`
  const [feature, other] = [featureOf(from), featureOf(to)]
  if (feature && other && feature !== other)
    return 'features never import each other; share it in app/ui or app/platform'
  return undefined
}

function wrongPackage(from: string, specifier: string): string | undefined {
  if (specifier === 'zod' || specifier.startsWith('zod/v'))
    return "the only zod is 'zod/mini': the whole one is 17 KB more on the phone"
  const onServer = placeOf(from) === 'server'
  if (specifier.startsWith('node:') && !onServer) return 'a phone has no Node'
  return undefined
}

function placeOf(path: string): string {
  return path.split('/')[0] ?? ''
}

function featureOf(path: string): string | undefined {
  const [place, features, feature] = path.split('/')
  return place === 'app' && features === 'features' ? feature : undefined
}
