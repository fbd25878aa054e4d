/** The picture of each card, put together from few shapes in the dyes, on a field of 200 x 140. */

import type { ComponentChildren } from 'preact'
import type { CardName } from './lessons.ts'

export type CardPicture = CardName

export function Drawing({ name }: { name: CardPicture }) {
  return (
    <svg class="drawing" viewBox="0 0 200 140" aria-hidden="true">
      {PICTURES[name]}
    </svg>
  )
}

interface At {
  x?: number
  y?: number
  size?: number
  children?: ComponentChildren
}

/** Puts shapes somewhere, larger or smaller. */
function Put({ x = 0, y = 0, size = 1, children }: At) {
  return <g transform={`translate(${x} ${y}) scale(${size})`}>{children}</g>
}

/** A whole cloth, 60 x 80: two borders, three lozenges, a fringe. */
function Cloth(at: At) {
  return (
    <Put {...at}>
      <path class="indigo" d="M0 0h60v80H0z" />
      <path class="lac" d="M0 6h60v8H0zM0 66h60v8H0z" />
      <path class="turmeric" d="M30 20l9 8-9 8-9-8zM30 44l9 8-9 8-9-8zM8 40l7-7 7 7-7 7zM38 40l7-7 7 7-7 7z" />
      <path class="line" d="M4 80v8M17 80v8M30 80v8M43 80v8M56 80v8" />
    </Put>
  )
}

/** A phone, 60 x 100, with what is on its screen. */
function Phone({ children, ...at }: At) {
  return (
    <Put {...at}>
      <rect class="white" width="60" height="100" rx="8" />
      {children}
    </Put>
  )
}

/** A slip, 44 x 64: its head, the lines, the QR. */
function Slip(at: At) {
  return (
    <Put {...at}>
      <path class="white" d="M0 0h44v64l-7-5-7 5-8-5-8 5-7-5-7 5z" />
      <path class="leaf" d="M4 4h36v10H4z" />
      <path class="dark" d="M8 22h28M8 30h18" />
      <path class="indigo" d="M12 36h8v8h-8zM24 36h8v8h-8zM12 47h8v6h-8zM25 48h5v5h-5z" />
    </Put>
  )
}

/** A jar with its label, 70 x 100. */
function Jar({ children, ...at }: At) {
  return (
    <Put {...at}>
      <rect class="brown" x="8" width="54" height="14" rx="4" />
      <path class="turmeric" d="M6 14h58l6 12v66q0 8-8 8H8q-8 0-8-8V26z" />
      <path class="white" d="M0 38h70v46H0z" />
      {children}
    </Put>
  )
}

const Cross = (at: At) => (
  <Put {...at}>
    <path class="red" d="M0 0l24 24M24 0L0 24" />
  </Put>
)
const Tick = (at: At) => (
  <Put {...at}>
    <path class="green" d="M0 14l10 10L30 0" />
  </Put>
)
const Coin = (at: At) => (
  <Put {...at}>
    <circle class="turmeric" r="14" />
    <text class="on" y="8">
      ฿
    </text>
  </Put>
)
const Clock = (at: At) => (
  <Put {...at}>
    <circle class="white" r="30" />
    <path class="dark" d="M0-20V0l14 10M0-29v4M0 25v4M-29 0h4M25 0h4" />
  </Put>
)
const Yarn = (at: At) => (
  <Put {...at}>
    <circle class="lac" r="20" />
    <path class="light" d="M-14-12Q4-10 12 14M-18 0Q0 0 4 18M-4-19Q14-12 18 4" />
    <path class="line" d="M14 14q14 10 24 2" />
  </Put>
)
const Box = (at: At) => (
  <Put {...at}>
    <path class="brown" d="M0 20h90v60H0z" />
    <path class="turmeric" d="M38 20h14v60H38z" />
  </Put>
)
const Bubble = ({ children, ...at }: At) => (
  <Put {...at}>
    <path class="white" d="M8 0h94q8 0 8 8v36q0 8-8 8H30L14 64V52H8q-8 0-8-8V8q0-8 8-8z" />
    {children}
  </Put>
)
const Calendar = ({ children, ...at }: At) => (
  <Put {...at}>
    <rect class="white" width="70" height="66" rx="6" />
    <path class="lac" d="M1 7q0-6 6-6h56q6 0 6 6v11H1z" />
    {children}
  </Put>
)
const Bank = (at: At) => (
  <Put {...at}>
    <path class="indigo" d="M22 0l22 14H0zM4 18h7v16H4zM18 18h7v16h-7zM33 18h7v16h-7zM0 38h44v6H0z" />
  </Put>
)

const PICTURES: Record<CardPicture, ComponentChildren> = {
  'photo.1': (
    <>
      <Put x={18} y={20}>
        <path class="white" d="M0 0h44v56H0z" />
        <path class="dark" d="M22 0v56M0 28h44" />
      </Put>
      <Cloth x={84} y={14} size={1.25} />
      <path class="line" d="M74 24V6h18M152 6h18v18M170 112v18h-18M92 130H74v-18" />
    </>
  ),
  'photo.2': (
    <>
      <path class="indigo" d="M0 0h200v140H0z" />
      <path class="turmeric" d="M100 10l60 60-60 60-60-60z" />
      <path class="lac" d="M100 42l28 28-28 28-28-28z" />
      <path class="light" d="M0 20h200M0 45h200M0 70h200M0 95h200M0 120h200" />
    </>
  ),
  'photo.3': (
    <>
      <path class="indigo" d="M0 0h200v60H0z" />
      <path class="lac" d="M0 60h200v22H0z" />
      <path class="turmeric" d="M0 66h200v8H0z" />
      <path class="line" d="M12 82v40M36 82v40M60 82v40M84 82v40M108 82v40M132 82v40M156 82v40M182 82v40" />
      <path class="line" d="M6 106h12M30 106h12M54 106h12M78 106h12M102 106h12M126 106h12M150 106h12M176 106h12" />
    </>
  ),
  'photo.4': (
    <>
      <circle class="skin" cx="100" cy="30" r="17" />
      <path class="brown" d="M82 30q-2-24 18-24t18 24q-8-12-18-12t-18 12z" />
      <path class="white" d="M76 54q24-12 48 0l6 34H70z" />
      <path class="indigo" d="M72 84h56l8 50H64z" />
      <path class="lac" d="M65 122h70l1 8H64zM78 52l14-4 34 36h-20z" />
    </>
  ),
  'photo.5': (
    <>
      <Cloth x={28} y={20} size={1.1} />
      <Put x={112} y={34}>
        <path class="white" d="M14 0h60v70H14L0 35z" />
        <circle class="lac" cx="16" cy="35" r="5" />
        <path class="dark" d="M30 18h34M30 34h34M30 50h20" />
      </Put>
    </>
  ),
  'price.1': (
    <>
      <Yarn x={50} y={48} />
      <path class="indigo" d="M110 34h46l-6 40h-34z" />
      <path class="line" d="M110 34q23-26 46 0" />
      <Coin x={52} y={112} />
      <Coin x={132} y={112} />
    </>
  ),
  'price.2': (
    <>
      <Clock x={56} y={70} />
      <path class="line" d="M104 60l20 20M124 60l-20 20" />
      <Coin x={156} y={70} size={1.5} />
    </>
  ),
  'price.3': (
    <>
      <Yarn x={32} y={50} size={0.9} />
      <path class="line" d="M78 50h16M86 42v16" />
      <Clock x={130} y={50} size={0.8} />
      <path class="line" d="M20 92h160" />
      <Coin x={70} y={116} />
      <Coin x={100} y={116} />
      <Coin x={130} y={116} />
    </>
  ),
  'price.4': (
    <>
      <Cloth x={24} y={20} />
      <path class="line" d="M108 112h80" />
      <Coin x={128} y={92} />
      <Coin x={160} y={92} />
      <Coin x={144} y={66} />
      <path class="green" d="M184 96V34M172 46l12-14 12 14" />
    </>
  ),
  'pack.1': (
    <>
      <path class="indigo" d="M50 80h100v18H50zM50 102h100v18H50z" />
      <path class="lac" d="M110 80h14v18h-14zM110 102h14v18h-14z" />
      <circle class="turmeric" cx="100" cy="34" r="16" />
      <path class="line" d="M100 4v6M100 58v6M70 34h6M124 34h6M79 13l4 4M117 51l4 4M121 13l-4 4M83 51l-4 4" />
    </>
  ),
  'pack.2': (
    <>
      <path class="white" d="M50 24h100v100H50z" />
      <path class="indigo" d="M66 60h68v46H66z" />
      <path class="lac" d="M104 60h12v46h-12z" />
      <path class="dark" d="M50 38h100" />
      <path class="line" d="M24 30q-8 12 0 16q8-4 0-16M176 60q-8 12 0 16q8-4 0-16M26 86q-8 12 0 16q8-4 0-16" />
    </>
  ),
  'pack.3': (
    <>
      <Box x={16} y={44} />
      <Phone x={128} y={22}>
        <path class="brown" d="M12 40h36v24H12z" />
        <path class="turmeric" d="M27 40h6v24h-6z" />
        <circle class="lac" cx="30" cy="88" r="6" />
      </Phone>
    </>
  ),
  'pack.4': (
    <>
      <Box x={20} y={10} size={1.4} />
      <path class="white" d="M100 52h80v66h-80z" />
      <path class="dark" d="M110 66h40M110 78h58M110 90h50" />
      <path class="dark" d="M112 100v10M118 100v10M126 100v10M130 100v10M138 100v10M146 100v10M150 100v10M158 100v10" />
    </>
  ),
  'answer.1': (
    <>
      <Bubble x={14} y={16}>
        <text class="on" x="55" y="36">
          ?
        </text>
      </Bubble>
      <Put x={186} y={72} size={1}>
        <path class="leaf" d="M-8 0h-84q-8 0-8 8v28q0 8 8 8h66l16 12V44h2q8 0 8-8V8q0-8-8-8z" />
        <path class="light" d="M-84 16h66M-84 28h40" />
      </Put>
    </>
  ),
  'answer.2': (
    <>
      <Cloth x={34} y={20} />
      <path class="line" d="M18 20v80M12 20h12M12 100h12" />
      <Coin x={140} y={40} size={1.4} />
      <Box x={110} y={66} size={0.65} />
    </>
  ),
  'answer.3': (
    <>
      <Cloth x={26} y={26} />
      <path class="line" d="M98 66h26M116 58l8 8-8 8" />
      <Phone x={134} y={20}>
        <Cloth x={14} y={22} size={0.55} />
      </Phone>
    </>
  ),
  'answer.4': (
    <>
      <Cloth x={22} y={24} />
      <Calendar x={108} y={34}>
        <path class="dark" d="M12 30h8M31 30h8M50 30h8M12 44h8" />
        <circle class="turmeric" cx="35" cy="48" r="10" />
      </Calendar>
    </>
  ),
  'slip.1': (
    <>
      <Slip x={30} y={24} size={1.4} />
      <path class="line" d="M102 70h22M116 62l8 8-8 8" />
      <Coin x={158} y={60} size={1.4} />
      <text x="158" y="118">
        ?
      </text>
    </>
  ),
  'slip.2': (
    <>
      <Slip x={60} y={22} size={1.5} />
      <path class="brown" d="M132 96l44-52 12 10-44 52-16 6z" />
      <Cross x={22} y={24} />
    </>
  ),
  'slip.3': (
    <>
      <Phone x={64} y={12} size={1.15}>
        <Bank x={8} y={12} />
        <Coin x={30} y={78} />
      </Phone>
      <Tick x={148} y={56} size={1.2} />
    </>
  ),
  'slip.4': (
    <>
      <Slip x={26} y={28} size={1.2} />
      <Slip x={96} y={28} size={1.2} />
      <path class="line" d="M82 70h10M82 60h10" />
      <Cross x={160} y={58} />
    </>
  ),
  'food.1': (
    <>
      <Jar x={24} y={18}>
        <path class="dark" d="M12 52h46M12 66h30" />
      </Jar>
      <path class="white" d="M112 40h76v56h-76z" />
      <text class="on" x="150" y="64">
        No.
      </text>
      <path class="dark" d="M122 80h8M136 80h8M150 80h8M164 80h8" />
    </>
  ),
  'food.2': (
    <>
      <Calendar x={18} y={34}>
        <text class="on" x="35" y="50">
          2026
        </text>
      </Calendar>
      <path class="line" d="M94 68h12" />
      <Calendar x={112} y={34}>
        <text class="on" x="35" y="50">
          2027
        </text>
      </Calendar>
    </>
  ),
  'food.3': (
    <>
      <path class="brown" d="M40 34q24-6 24 16 8 22-14 26t-22-18q-2-18 12-24z" />
      <path class="lac" d="M96 62q0-26 30-26 26 0 26 22-14-8-26 4-6 10-14 12-16 2-16-12z" />
      <path class="line" d="M150 44l26-14M150 50l28-4" />
      <ellipse class="white" cx="54" cy="106" rx="16" ry="20" />
      <path class="white" d="M112 92l6-10h20l6 10v36h-32z" />
      <path class="indigo" d="M113 102h30v14h-30z" />
    </>
  ),
  'food.4': (
    <>
      <Jar x={24} y={18}>
        <path class="leaf" d="M22 62q8-20 26-16 0 22-20 22z" />
      </Jar>
      <path class="lac" d="M150 104l-30-32q-8-20 10-26 12-2 20 12 8-14 20-12 18 6 10 26z" />
      <path class="red" d="M112 36l76 76" />
    </>
  ),
}
