import './button.css'
import './file-button.css'
import { Icon, type IconName } from './icons.tsx'
import type { Tone } from './tone.ts'

interface FileButtonProps {
  icon: IconName
  text: string
  tone: Tone
  /** Kinds of files that are offered; all, if left out. */
  accept?: string
  capture?: 'environment'
  multiple?: boolean
  /** A folder with all that is in it. */
  webkitdirectory?: boolean
  big?: boolean
  primary?: boolean
  class?: string
  onFiles: (files: File[]) => void
}

/** A file input that looks like a button: the input itself lies over it, so that it has focus and name. */
export function FileButton({ icon, text, tone, big, primary, onFiles, class: more, ...input }: FileButtonProps) {
  const look = ['button', 'file-button', `tone-${tone}`, big && 'big', primary && 'primary', more]
  return (
    <label class={look.filter(Boolean).join(' ')}>
      <input
        type="file"
        {...input}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // The same file may be picked once more.
          currentTarget.value = ''
        }}
      />
      <Icon name={icon} />
      <span>{text}</span>
    </label>
  )
}
