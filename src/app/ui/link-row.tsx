import { Icon, type IconName } from './icons.tsx'
import './link-row.css'
import type { Press } from './press.ts'

interface LinkRowProps {
  icon: IconName
  title: string
  help?: string | undefined
  href?: string
  onPress?: Press
}

/** A row that leads somewhere; rows stand in a `card rows`. */
export function LinkRow({ icon, title, help, href, onPress }: LinkRowProps) {
  const inside = (
    <>
      <Icon name={icon} />
      <span>
        <b>{title}</b>
        {help && <span class="quiet">{help}</span>}
      </span>
      <Icon name="next" />
    </>
  )
  if (href) {
    return (
      <a class="link-row" href={href}>
        {inside}
      </a>
    )
  }
  return (
    <button class="link-row" type="button" onClick={onPress}>
      {inside}
    </button>
  )
}
