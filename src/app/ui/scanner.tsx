import { useEffect, useRef, useState } from 'preact/hooks'
import { t } from '../platform/language.ts'
import { scanQr } from '../platform/scan.ts'
import './scanner.css'
import { Sheet } from './sheet.tsx'

interface ScannerProps {
  onFound: (text: string) => void
  onClose: () => void
  /** What the camera is pointed at, and what can be done where it does not open or cannot read: a code, unless said otherwise. */
  words?: { title: string; noCamera: string; notReady: string }
}

/** The camera, until it sees a QR. */
export function Scanner({ onFound, onClose, words }: ScannerProps) {
  const video = useRef<HTMLVideoElement>(null)
  const found = useRef(onFound)
  found.current = onFound
  const [trouble, setTrouble] = useState<'camera' | 'reader' | null>(null)

  useEffect(() => {
    const leaving = new AbortController()
    if (video.current) {
      scanQr(video.current, leaving.signal).then(
        (text) => found.current(text),
        (error: unknown) => {
          if (!leaving.signal.aborted) setTrouble(error instanceof DOMException ? 'camera' : 'reader')
        },
      )
    }
    return () => leaving.abort()
  }, [])

  return (
    <Sheet title={words?.title ?? t('shop.code.scanTitle')} onClose={onClose}>
      {trouble ? (
        <p role="alert">
          {trouble === 'camera'
            ? (words?.noCamera ?? t('shop.code.noCamera'))
            : (words?.notReady ?? t('shop.code.notReady'))}
        </p>
      ) : (
        <div class="scanner">
          <video ref={video} muted playsInline />
        </div>
      )}
    </Sheet>
  )
}
