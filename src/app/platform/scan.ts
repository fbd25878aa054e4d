/** Reading a QR with the camera: by the browser's own reader where there is one, else by jsQR, fetched when first needed. */

type Reader = (video: HTMLVideoElement) => Promise<string | null>

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
/** Pixels that jsQR looks at: enough for a code that fills half the picture. */
const SIDE = 480

/**
 * Shows the camera in `video` until it sees a QR; resolves with its text.
 * @throws what `getUserMedia` throws, or when the reader could not be fetched
 */
export async function scanQr(video: HTMLVideoElement, signal: AbortSignal): Promise<string> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  const stop = () => {
    for (const track of stream.getTracks()) track.stop()
  }
  try {
    signal.throwIfAborted()
    video.srcObject = stream
    await video.play()
    return await look(video, await makeReader(), signal)
  } finally {
    stop()
  }
}

async function look(video: HTMLVideoElement, read: Reader, signal: AbortSignal): Promise<string> {
  for (;;) {
    signal.throwIfAborted()
    const text = await read(video)
    if (text) return text
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
  }
}

async function makeReader(): Promise<Reader> {
  const own = (globalThis as { BarcodeDetector?: BarcodeDetectorClass }).BarcodeDetector
  // Chrome on some systems has the class without any format.
  if (own && (await own.getSupportedFormats()).includes('qr_code')) {
    const detector = new own({ formats: ['qr_code'] })
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null
  }
  const { default: jsQR } = await import('jsqr')
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return async (video) => {
    if (!context || video.videoWidth === 0) return null
    const scale = SIDE / Math.max(video.videoWidth, video.videoHeight)
    canvas.width = Math.round(video.videoWidth * scale)
    canvas.height = Math.round(video.videoHeight * scale)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
    return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null
  }
}
