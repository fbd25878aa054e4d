/** The camera before a run of frames: every QR it sees, as fast as the phone can read. */

import { makeReader, openCamera, type Reader } from '../../../platform/scan.ts'

/** More than a reader needs, so that shrinking takes the noise away; a cheap camera has 640 x 480, and that is enough. */
const WANTED: MediaTrackConstraints = { width: { ideal: 1280 }, height: { ideal: 720 } }
/** Of the camera's picture only the square in the middle is shown, and read: a quarter less to look through. */
const MOST = 720
/** Pixels that jsQR looks at: it needs 40 ms for them on a computer, some 200 on a cheap phone. */
const SIDE = 480
/** Where the browser does not tell of each picture. */
const NEXT_MS = 40

/**
 * Resolves when the signal says so.
 * @throws what `getUserMedia` throws, when the reader could not be fetched, or when the camera was taken away
 */
export async function watchQr(
  video: HTMLVideoElement,
  signal: AbortSignal,
  seen: (text: string) => void,
): Promise<void> {
  const stop = await openCamera(video, signal, WANTED)
  try {
    const read = await makeReader()
    const square = document.createElement('canvas')
    while (!signal.aborted) {
      if (!isOn(video)) throw new DOMException('the camera was taken away', 'NotReadableError')
      const text = await readMiddle(video, square, read)
      if (signal.aborted) return
      if (text) seen(text)
      await nextPicture(video, signal)
    }
  } finally {
    stop()
  }
}

async function readMiddle(video: HTMLVideoElement, square: HTMLCanvasElement, read: Reader): Promise<string | null> {
  const { videoWidth: width, videoHeight: height } = video
  const middle = Math.min(width, height)
  const context = square.getContext('2d', { willReadFrequently: true })
  if (middle === 0 || !context) return null
  square.width = Math.min(middle, MOST)
  square.height = square.width
  const [x, y] = [(width - middle) / 2, (height - middle) / 2]
  context.drawImage(video, x, y, middle, middle, 0, 0, square.width, square.height)
  return read(square, SIDE)
}

function isOn({ srcObject }: HTMLVideoElement): boolean {
  return srcObject instanceof MediaStream && srcObject.active
}

/** A hidden page has none until it is shown again; looking ends at once when somebody leaves. */
function nextPicture(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done)
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(done)
    else setTimeout(done, NEXT_MS)
  })
}
