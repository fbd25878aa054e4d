import type { ComponentChildren } from 'preact'
import { Band } from './band.tsx'
import './empty.css'
import { Icon, type IconName } from './icons.tsx'
import type { Tone } from './tone.ts'

interface EmptyStateProps {
  /** An icon, drawn large in the middle of a woven cloth. */
  picture: IconName
  text: string
  tone?: Tone
  /** The one button. */
  action?: ComponentChildren
}

/** An empty place teaches by one picture and one button. */
export function EmptyState({ picture, text, tone, action }: EmptyStateProps) {
  return (
    <div class={`empty ${tone ? `tone-${tone}` : ''}`}>
      <div class="empty-cloth">
        <Band />
        <Icon name={picture} />
        <Band />
      </div>
      <p>{text}</p>
      {action}
    </div>
  )
}
