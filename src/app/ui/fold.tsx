import type { ComponentChildren } from 'preact'
import './fold.css'
import { Icon, type IconName } from './icons.tsx'

interface FoldProps {
  title: string
  /** What it is about, seen before it is read. */
  icon?: IconName
  /** What is inside, in a few words, while it is folded. */
  summary?: string | undefined
  open?: boolean
  children: ComponentChildren
}

/** What can wait is folded away: the browser's own details element. */
export function Fold({ title, icon, summary, open, children }: FoldProps) {
  return (
    <details class="fold" open={open}>
      <summary>
        {icon && <Icon name={icon} />}
        <span>
          <b>{title}</b>
          {summary && <span class="quiet">{summary}</span>}
        </span>
        <Icon name="down" />
      </summary>
      <div class="fold-content">{children}</div>
    </details>
  )
}
