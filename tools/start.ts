/** `npm start`: builds the app if that is needed, then serves it. */
import { buildIfStale } from './build/dist.ts'

buildIfStale()
await import('../src/server/main.ts')
