import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { framesOf } from '../../../../device/frames/frames-of.ts'
import { useAwake } from '../../../platform/awake.ts'
import { t } from '../../../platform/language.ts'
import { useWorkInHand } from '../../../platform/update.ts'
import { Button } from '../../../ui/button.tsx'
import { drawFrame } from './draw.ts'
import './frames.css'

/**
 * Frames a second. At eight each stands for 125 ms: four pictures of a camera that takes 30 a second, two in a dim room where it
 * takes 15, so that one at least shows one frame alone. A cheap phone reads some five a second by jsQR; what it misses
 * costs nothing but the time of as many frames more. Slower is for a camera that sees two frames in one picture.
 */
const RATES = [3, 5, 8, 12] as const
const USUAL = 2

/** Where showing was broken off: whoever reads on has those before it. */
const shownTo = new WeakMap<Uint8Array, number>()

interface ShowFramesProps {
  /** The same array as before goes on where it was. */
  bytes: Uint8Array
}

/** Bytes as a run of QR, for the camera of another phone. It does not end by itself: only the other phone knows that all is there. */
export function ShowFrames({ bytes }: ShowFramesProps) {
  useAwake()
  useWorkInHand()
  const frames = useMemo(() => framesOf(bytes), [bytes])
  const [index, setIndex] = useState(() => shownTo.get(bytes) ?? 0)
  const [speed, setSpeed] = useState(USUAL)
  const rate = RATES[speed] ?? RATES[USUAL]
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)

  useEffect(() => {
    // Nobody sees a hidden page: it waits, and goes on where it was.
    const next = () => document.hidden || setIndex((before) => before + 1)
    const timer = setInterval(next, 1000 / rate)
    return () => clearInterval(timer)
  }, [rate])

  useLayoutEffect(() => {
    shownTo.set(bytes, index)
    if (box.current && canvas.current) drawFrame(canvas.current, frames.at(index), box.current.clientWidth)
  }, [bytes, frames, index])

  const seconds = (count: number) => Math.ceil(count / rate)
  const [pass, at] = [Math.floor(index / frames.blocks) + 1, index % frames.blocks]
  return (
    <div class="frames">
      <p>{t('frames.show')}</p>
      <div class="frames-show" ref={box}>
        <canvas ref={canvas} role="img" aria-label={t('frames.picture')} />
      </div>
      <progress class="frames-pass" value={at + 1} max={frames.blocks} aria-label={t('frames.pass', { pass })} />
      <p class="frames-left">
        <b>{pass === 1 ? t('frames.left', { seconds: seconds(frames.blocks - at) }) : t('frames.pass', { pass })}</b>
        <span class="quiet">{t('frames.whole', { seconds: seconds(frames.blocks) })}</span>
      </p>
      <div class="frames-speed">
        <Button icon="minus" disabled={speed === 0} onPress={() => setSpeed(speed - 1)}>
          {t('frames.slower')}
        </Button>
        <Button icon="plus" disabled={speed === RATES.length - 1} onPress={() => setSpeed(speed + 1)}>
          {t('frames.faster')}
        </Button>
      </div>
    </div>
  )
}
