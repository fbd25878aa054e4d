import type { XlsxJob, XlsxReply } from './bridge.ts'
import { writeXlsx } from './write.ts'

addEventListener('message', async ({ data: { sheets, currency } }: MessageEvent<XlsxJob>) => {
  // What goes wrong in here is said by the page, with its error.
  const reply: XlsxReply = await writeXlsx(sheets, currency).catch((error: unknown) => String(error))
  postMessage(reply)
})
