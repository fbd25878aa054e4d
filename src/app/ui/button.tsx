import type { ComponentChildren } from 'preact'
import './button.css'
import { Icon, type IconName } from './icons.tsx'
import { type Press, useOnce } from './press.ts'
import type { Tone } from './tone.ts'

interface ButtonProps {
  kind?: 'primary' | 'quiet' | 'danger'
  tone?: Tone
  big?: boolean
  icon?: IconName
  disabled?: boolean
  type?: 'button' | 'submit'
  onPress?: Press
  /** A link that looks like a button. */
  href?: string
  class?: string
  children: ComponentChildren
}

/** The button with a word on it. `primary` once a screen, `danger` with its own icon and word beside the red. */
export function Button({
  kind = 'quiet',
  tone,
  big,
  icon,
  disabled,
  type = 'button',
  onPress,
  href,
  children,
  ...rest
}: ButtonProps) {
  const press = useOnce(onPress)
  const look = ['button', kind, big && 'big', kind === 'danger' ? 'tone-danger' : tone && `tone-${tone}`, rest.class]
  const className = look.filter(Boolean).join(' ')
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </>
  )
  if (href)
    return (
      <a class={className} href={href} onClick={press}>
        {inside}
      </a>
    )
  return (
    <button class={className} type={type} disabled={disabled} onClick={press}>
      {inside}
    </button>
  )
}

interface IconButtonProps {
  /** What is heard, and shown when the button is held. */
  label: string
  icon: IconName
  onPress: Press
  disabled?: boolean
  class?: string
}

export function IconButton({ label, icon, onPress, disabled, ...rest }: IconButtonProps) {
  const press = useOnce(onPress)
  return (
    <button
      class={`icon-button ${rest.class ?? ''}`}
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={press}
    >
      <Icon name={icon} />
    </button>
  )
}
