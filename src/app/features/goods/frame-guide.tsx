import { t } from '../../platform/language.ts'
import { Icon } from '../../ui/icons.tsx'

/** The five pictures of a cloth, each as a small drawing. */
const FRAMES = {
  whole: 'M6 3h12v15H6zM8 18v3M12 18v3M16 18v3',
  pattern: 'M12 3l9 9-9 9-9-9zM12 8l4 4-4 4-4-4z',
  edge: 'M3 4h18v9H3zM3 9.5h18M5 13v6M9.5 13v6M14.5 13v6M19 13v6',
  worn: 'M12 2.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 10.5h8l1 4.5H7zM7 15l-2 6h14l-2-6',
  label: 'M9 4h11v16H9l-5-8zM9.5 12h.01M13 9h4M13 12h4M13 15h3',
} as const

/** What a buyer would like to see before asking: a hint, in any order, and nobody has to. */
export function FrameGuide() {
  const frames = Object.entries(FRAMES) as [keyof typeof FRAMES, `M${string}`][]
  return (
    <ul class="frame-guide" aria-label={t('goods.frame')}>
      {frames.map(([frame, drawing]) => (
        <li key={frame}>
          <Icon name={drawing} />
          {t(`goods.frame.${frame}`)}
        </li>
      ))}
    </ul>
  )
}
