/** One set of icons: 24 x 24, strokes of 2, the colour of the text around them. */

import './icons.css'

const PATHS = {
  /** Scales of price: a tag with its hole. */
  sell: 'M3 12.5V5a2 2 0 0 1 2-2h7.5L21 11.5a2 2 0 0 1 0 2.8L14.3 21a2 2 0 0 1-2.8 0L3 12.5zM8 8h.01',
  /** A folded cloth with its fringe. */
  goods: 'M5 4h14v12H5zM5 10h14M7 16v4M12 16v4M17 16v4',
  /** A parcel. */
  orders: 'M4 8l8-4 8 4v8l-8 4-8-4V8zM4 8l8 4 8-4M12 12v8M8 6l8 4',
  /** A note. */
  money: 'M3 6h18v12H3zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM6 9v.01M18 15v.01',
  /** A stall under its awning. */
  shop: 'M4 10v10h16V10M3 10l2-6h14l2 6M3 10a3 3 0 0 0 6 0 3 3 0 0 0 6 0 3 3 0 0 0 6 0M9 20v-5h6v5',
  /** The loom's shuttle with its bobbin. */
  shuttle: 'M1.5 11L6 7h12l4.5 4L18 15H6l-4.5-4zM8 9.5h8v3H8zM10.7 9.5v3M13.3 9.5v3M18 15c0 3-2 4.5-5 4.5H5',
  camera: 'M4 7h3.5L9 4.5h6L16.5 7H20v12H4zM12 9.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  picture: 'M4 5h16v14H4zM4 16l4.5-4.5L13 16l2.5-2.5L20 18M15.5 9h.01',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  back: 'M14.5 5l-7 7 7 7',
  next: 'M9.5 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  close: 'M6 6l12 12M18 6L6 18',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20',
  check: 'M4.5 12.5l5 5L19.5 7',
  undo: 'M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-4',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  hide: 'M3 12c3-5 15-5 18 0-3 5-15 5-18 0zM12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM4 20L20 4',
  show: 'M3 12c3-5 15-5 18 0-3 5-15 5-18 0zM12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  edit: 'M4 20l1-4.5L16 4.5a2 2 0 0 1 2.8 0l.7.7a2 2 0 0 1 0 2.8L8.5 19 4 20zM14 6.5l3.5 3.5',
  share: 'M12 15V3M8 7l4-4 4 4M6 11H5v10h14V11h-1',
  phone: 'M7 2.5h10v19H7zM11 18.5h2',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 14v2M14 20h2M20 20h-1v-1',
  warning: 'M12 4l9 16H3l9-16zM12 10v4M12 17v.01',
  basket: 'M4 10h16l-2 10H6L4 10zM8 10l3-6M16 10l-3-6M10 14v2M14 14v2',
  cash: 'M3 7h14v9H3zM7 19.5h14V10M10 10v3',
  transfer: 'M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4',
  receipt: 'M6 3h12v18l-3-2-3 2-3-2-3 2V3zM9 8h6M9 12h6',
  /** An amount alone: the keypad. */
  amount: 'M5 3h14v18H5zM8.5 7h7M9 12h.01M12 12h.01M15 12h.01M9 16h.01M12 16h.01M15 16h.01',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  people:
    'M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3 20c0-4 2.5-6 6-6s6 2 6 6M16 5.5a3 3 0 0 1 0 5M17.5 14.5c2.2.7 3.5 2.5 3.5 5.5',
  village: 'M3 20v-8l5-4 5 4v8M13 20v-5h8v5M13 15l4-4 4 4M6 20v-4h4v4M2 20h20',
  key: 'M8 10a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM11 11.5L20 3M16 6.5l3 3M13.5 9l2 2',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5L19 19M5 19l1.5-1.5M17.5 6.5L19 5',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  language: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c-5 5-5 13 0 18M12 3c5 5 5 13 0 18',
  print: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z',
  download: 'M12 3v12M7 10l5 5 5-5M4 20h16',
  erase: 'M9 5h12v14H9l-6-7 6-7zM12.5 9.5l5 5M17.5 9.5l-5 5',
} as const

/** One of the set; or a drawing of its own, for what only one screen shows. */
export type IconName = keyof typeof PATHS | `M${string}`

/** An icon is decoration: the word beside it, or the label of its button, says what it means. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name as keyof typeof PATHS] ?? name} />
    </svg>
  )
}
