import type { ReaderReply } from './bridge.ts'
import { readTables } from './read.ts'
import { TableError } from './tables.ts'

addEventListener('message', async ({ data }: MessageEvent<ArrayBuffer>) => {
  const reply: ReaderReply = await readTables(data).then(
    (tables) => ({ tables }),
    (error: unknown) => ({ failed: error instanceof TableError ? error.code : 'damaged', detail: String(error) }),
  )
  postMessage(reply)
})
