import type { ComponentChildren } from 'preact'
import { Icon } from '../../../ui/icons.tsx'
import { Picture } from '../../../ui/picture.tsx'

interface TickRowProps {
  thumb: string | null
  isOn: boolean
  onChange: () => void
  children: ComponentChildren
}

/** A row that is ticked by a tap anywhere on it. */
export function TickRow({ thumb, isOn, onChange, children }: TickRowProps) {
  return (
    <label class={`card pack-line ${isOn ? 'ticked' : ''}`}>
      <input type="checkbox" checked={isOn} onChange={onChange} />
      <Picture hash={thumb} alt="" />
      <span class="pack-what">{children}</span>
      <span class="pack-box">{isOn && <Icon name="check" />}</span>
    </label>
  )
}
