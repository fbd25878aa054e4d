/** Reading a QR of the camera or of a picture: by the browser's own reader where there is one, else by jsQR, fetched when first needed. */

type Source = HTMLVideoElement | HTMLCanvasElement | ImageBitmap
/** @param side pixels that jsQR looks at */
export type Reader = (source: Source, side: number) => Promise<string | null>

/** Not all browsers have it, and TypeScript's library does not know it. */
interface BarcodeDetector {
  detect(source: CanvasImageSource): Promise<{ rawValue: string }[]>
}
interface BarcodeDetectorClass {
  new (options: { formats: string[] }): BarcodeDetector
  getSupportedFormats(): Promise<string[]>
}

/** Milliseconds between two looks: quick to the eye, easy on a slow phone. */
const LOOK_EVERY = 200
/** Pixels of the camera's picture: enough for a code that fills half of it. */
const SIDE = 480
/** Pixels of a picture file. A code that is small on a long screenshot needs many; one that fills it is found in few. */
const PICTURE_SIDES = [1600, 800, 2400]

/**
 * Shows the camera in `video` until it sees a QR; resolves with its text.
 * @throws what `getUserMedia` throws, or when the reader could not be fetched
 */
export async function scanQr(video: HTMLVideoElement, signal: AbortSignal): Promise<string> {
  const stop = await openCamera(video, signal)
  try {
    return await look(video, await makeReader(), signal)
  } finally {
    stop()
  }
}

/**
 * Shows the camera at the back in `video`.
 * @returns what switches it off
 * @throws what `getUserMedia` throws
 */
export async function openCamera(
  video: HTMLVideoElement,
  signal: AbortSignal,
  wanted: MediaTrackConstraints = {},
): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', ...wanted } })
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  try {
    signal.throwIfAborted()
    video.srcObject = stream
    await video.play()
    return stop
  } catch (error) {
    stop()
    throw error
  }
}

/** The text of the QR in a picture file; null for a picture without one, and for a file that is none. */
export async function readQr(file: Blob): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return null
  const read = await makeReader()
  try {
    const longest = Math.max(picture.width, picture.height)
    for (const side of new Set(PICTURE_SIDES.map((one) => Math.min(one, longest)))) {
      const text = await read(picture, side)
      if (text) return text
    }
    return null
  } finally {
    picture.close()
  }
}

/** Fetches the reader while there is a network, for when there is none; without one it is tried again when it is needed. */
export function fetchReader(): void {
  makeReader().catch(() => {})
}

async function look(video: HTMLVideoElement, read: Reader, signal: AbortSignal): Promise<string> {
  for (;;) {
    signal.throwIfAborted()
    const text = await read(video, SIDE)
    if (text) return text
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
  }
}

/** @throws when it could not be fetched */
export async function makeReader(): Promise<Reader> {
  const own = (globalThis as { BarcodeDetector?: BarcodeDetectorClass }).BarcodeDetector
  // Chrome on some systems has the class without any format.
  if (own && (await own.getSupportedFormats()).includes('qr_code')) {
    const detector = new own({ formats: ['qr_code'] })
    return async (source) => (await detector.detect(source))[0]?.rawValue ?? null
  }
  const { default: jsQR } = await import('jsqr')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return async (source, side) => {
    const [width, height] =
      source instanceof HTMLVideoElement ? [source.videoWidth, source.videoHeight] : [source.width, source.height]
    if (!context || width === 0) return null
    const scale = Math.min(side / Math.max(width, height), 1)
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    context.drawImage(source, 0, 0, canvas.width, canvas.height)
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    return jsQR(data, canvas.width, canvas.height, { inversionAttempts: 'dontInvert' })?.data ?? null
  }
}
