import { useEffect, useRef, useState } from 'preact/hooks'
import { Gathering } from '../../../../device/frames/gathering.ts'
import { useAwake } from '../../../platform/awake.ts'
import { t } from '../../../platform/language.ts'
import { useWorkInHand } from '../../../platform/update.ts'
import { Button } from '../../../ui/button.tsx'
import '../../../ui/scanner.css'
import './frames.css'
import { watchQr } from './watch.ts'

/** Without a frame for so long, what was learned from the hand that holds it is said. */
const QUIET_MS = 5000
/** Felt, and no alarm. */
const WHOLE_MS = 60

interface ReadFramesProps {
  /** Once, as soon as all is there and was checked. */
  onDone: (bytes: Uint8Array<ArrayBuffer>) => void
  onCancel: () => void
}

type State = 'looking' | 'quiet' | 'whole' | 'camera' | 'reader'

/** The camera before a run of QR on another phone, until they are the bytes. */
export function ReadFrames({ onDone, onCancel }: ReadFramesProps) {
  useAwake()
  useWorkInHand()
  const video = useRef<HTMLVideoElement>(null)
  const done = useRef(onDone)
  done.current = onDone
  // Kept when the camera is opened once more: nothing needs to be read twice.
  const gathering = useRef<Gathering>(null)
  gathering.current ??= new Gathering()
  const [{ read, needed }, setCount] = useState({ read: 0, needed: 0 })
  const [state, setState] = useState<State>('looking')
  const [tries, setTries] = useState(0)

  useEffect(() => {
    const [camera, gathered, leaving] = [video.current, gathering.current, new AbortController()]
    if (!camera || !gathered) return
    let quiet: ReturnType<typeof setTimeout>
    const wait = () => {
      clearTimeout(quiet)
      setState('looking')
      quiet = setTimeout(() => setState('quiet'), QUIET_MS)
    }
    const take = (text: string) => {
      if (gathered.take(text) === 'other') return
      wait()
      setCount({ read: gathered.read, needed: gathered.needed })
      if (!gathered.bytes) return
      leaving.abort()
      clearTimeout(quiet)
      setState('whole')
      navigator.vibrate?.(WHOLE_MS)
      done.current(gathered.bytes)
    }
    // Not while the browser still asks whether it may.
    camera.addEventListener('playing', wait, { signal: leaving.signal })
    watchQr(camera, leaving.signal, take).catch((error: unknown) => {
      clearTimeout(quiet)
      if (!leaving.signal.aborted) setState(isOfCamera(error) ? 'camera' : 'reader')
    })
    return () => {
      clearTimeout(quiet)
      leaving.abort()
    }
  }, [tries])

  const again = () => {
    setState('looking')
    setTries(tries + 1)
  }
  const trouble = state === 'camera' || state === 'reader'
  return (
    <div class="frames">
      {trouble ? (
        <p role="alert">{state === 'camera' ? t('frames.noCamera') : t('frames.notReady')}</p>
      ) : (
        <p role="status">{t(SAYS[state])}</p>
      )}
      <div class="scanner frames-read" hidden={trouble}>
        <video ref={video} muted playsInline />
        <Ring part={needed === 0 ? 0 : read / needed} />
      </div>
      {needed > 0 && <p class="frames-count amount">{t('frames.count', { read, needed })}</p>}
      <div class="frames-speed">
        {trouble && (
          <Button kind="primary" icon="undo" onPress={again}>
            {t('common.crashRetry')}
          </Button>
        )}
        {state !== 'whole' && (
          <Button icon="close" onPress={onCancel}>
            {t('common.close')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Without https there is no camera at all, nor an exception of its own. */
const isOfCamera = (error: unknown) => error instanceof DOMException || !('mediaDevices' in navigator)

const SAYS = { looking: 'frames.read', quiet: 'frames.closer', whole: 'frames.here' } as const

/** The frame to hold the code in closes as more of it is there. */
function Ring({ part }: { part: number }) {
  const percent = Math.floor(part * 100)
  return (
    <svg
      class="frames-ring"
      viewBox="0 0 100 100"
      role="progressbar"
      aria-label={t('frames.read')}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      {/* From the middle of the top: the path of a rectangle begins at its corner. */}
      <path d={AROUND} />
      <path d={AROUND} pathLength={100} stroke-dasharray={`${percent} 100`} class="there" />
    </svg>
  )
}

const AROUND = 'M50 4H90a6 6 0 0 1 6 6V90a6 6 0 0 1-6 6H10a6 6 0 0 1-6-6V10a6 6 0 0 1 6-6z'
