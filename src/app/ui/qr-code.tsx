import { encode } from 'uqr'
import './qr-code.css'

interface QrCodeProps {
  text: string
  /** What is heard instead of the picture. */
  label: string
}

/** A QR, dark on white in every theme: readers do not see inverted ones. */
export function QrCode({ text, label }: QrCodeProps) {
  const { path, size } = qrPath(text)
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** Modules of white around a QR: what the standard asks for. */
const BORDER = 4

/** The dark modules as one path, on a square of `size` modules. */
export function qrPath(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER })
  const runs = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
  return { path: runs.join(''), size }
}
