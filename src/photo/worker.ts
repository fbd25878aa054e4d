import { PhotoError, type PhotoJob, type PhotoReply } from './contract.ts'
import { makePhoto } from './pipeline.ts'

const reply = (message: PhotoReply, transfer: Transferable[] = []) => postMessage(message, { transfer })

addEventListener('message', async ({ data }: MessageEvent<PhotoJob>) => {
  try {
    const prepared = await makePhoto(data.file, (step) => reply({ kind: 'step', step }))
    reply({ kind: 'prepared', prepared }, [prepared.full.bytes, prepared.thumb.bytes])
  } catch (error) {
    // What the pipeline did not foresee is an allocation that failed: it has a PhotoError for everything else.
    const code = error instanceof PhotoError ? error.code : 'no-memory'
    reply({ kind: 'failed', code, detail: String(error) })
  }
})
