import { useId } from 'preact/hooks'
import './band.css'

/** One repeat of each weave on a grid of threads, as squares: `x,y` pairs are filled. */
export const WEAVES = {
  /** Mudmee: stepped lozenges with an eye, between small crosses. */
  lozenge: {
    width: 24,
    height: 14,
    path: 'M10 0h4v2h4v2h4v2h2v2h-2v2h-4v2h-4v2h-4v-2H6v-2H2V8H0V6h2V4h4V2h4zM10 5H7v4h3v2h4V9h3V5h-3V3h-4z M11 6h2v2h-2z M0 0h2v2H0zM22 0h2v2h-2zM0 12h2v2H0zM22 12h2v2h-2z',
  },
  /** Khit: hooks that run in rows. */
  khit: {
    width: 16,
    height: 14,
    path: 'M0 0h16v2H0zM0 12h16v2H0zM2 4h8v2H4v2h2v2H2zM8 8h2V6h2v4H8zM14 4h2v6h-2z',
  },
} as const

interface BandProps {
  weave?: keyof typeof WEAVES
  /** Pixels of a thread. */
  thread?: number
  class?: string
}

/** A woven band in the tone of its place: the edge of a header, an empty state, a receipt's head. One a screen. */
export function Band({ weave = 'lozenge', thread = 1, ...rest }: BandProps) {
  const id = useId()
  const { width, height, path } = WEAVES[weave]
  return (
    <svg class={`band ${rest.class ?? ''}`} aria-hidden="true" height={height * thread}>
      <defs>
        <pattern
          id={id}
          width={width}
          height={height}
          patternUnits="userSpaceOnUse"
          patternTransform={`scale(${thread})`}
        >
          <path d={path} fill="currentColor" fill-rule="evenodd" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
