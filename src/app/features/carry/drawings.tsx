/** The pictures of the three: from phone to phone, along the road to town, and two phones of one shop. In the dyes, on a field of 120 x 84. */

/** A phone, 34 x 58, from its left upper corner. */
function Phone({ x, y, cloth }: { x: number; y: number; cloth?: boolean }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect class="card-fill" width="34" height="58" rx="6" />
      {cloth && <path class="indigo" d="M7 12h20v26H7z" />}
      {cloth && <path class="turmeric" d="M17 17l5 8-5 8-5-8z" />}
      <path class="stroke" d="M13 51h8" />
    </g>
  )
}

export function GivePicture() {
  return (
    <svg class="carry-picture" viewBox="0 0 120 84" aria-hidden="true">
      <Phone x={6} y={13} cloth />
      <path class="arrow" d="M46 42h26M63 32l11 10-11 10" />
      <Phone x={80} y={13} />
      <path class="turmeric" d="M87 25h20v26H87z" opacity="0.55" />
    </svg>
  )
}

export function CarryPicture() {
  return (
    <svg class="carry-picture" viewBox="0 0 120 84" aria-hidden="true">
      <path class="leaf" d="M0 62q26-22 52-6 34-26 68-4v32H0z" />
      <path class="road" d="M28 82c22-4 4-16 26-20s20-10 34-12" />
      <path class="card-fill" d="M80 34l12-11 12 11v18H80z" />
      <path class="lac" d="M76 36l16-15 16 15z" />
      <path class="stroke" d="M112 52V14M106 20q6-8 12 0M102 15q10-13 18-2" />
      <g transform="translate(12 46) scale(0.6)">
        <Phone x={0} y={0} cloth />
      </g>
    </svg>
  )
}

export function InvitePicture() {
  return (
    <svg class="carry-picture" viewBox="0 0 120 84" aria-hidden="true">
      <Phone x={14} y={13} cloth />
      <path class="stroke" d="M54 30q6 12 0 24M62 24q10 18 0 36" />
      <Phone x={74} y={13} cloth />
    </svg>
  )
}
