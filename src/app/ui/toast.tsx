import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { t } from '../platform/language.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icons.tsx'
import type { Press } from './press.ts'
import './toast.css'

interface Options {
  /** Takes back what the message tells; the button stays as long as the message. */
  undo?: Press
  seconds?: number
  icon?: IconName
}

interface Message extends Options {
  id: number
  text: string
}

/** Long enough to read; ten seconds where something can be taken back. */
const SECONDS = 4
const UNDO_SECONDS = 10

const current = signal<Message | null>(null)
let count = 0

/** Says what has happened, at the lower edge; the next message takes its place. */
export function toast(text: string, options: Options = {}): void {
  current.value = { id: ++count, text, ...options }
}

/** Where messages appear: once, in the shell. */
export function Toasts() {
  const message = current.value
  return (
    <div class="toasts" role="status">
      {message && <Toast key={message.id} {...message} />}
    </div>
  )
}

function Toast({ id, text, undo, icon = 'check', seconds = undo ? UNDO_SECONDS : SECONDS }: Message) {
  useEffect(() => {
    const timer = setTimeout(dismiss, seconds * 1000, id)
    return () => clearTimeout(timer)
  }, [id, seconds])
  return (
    <div class="toast">
      <Icon name={icon} />
      <p>{text}</p>
      {undo && (
        <Button
          icon="undo"
          onPress={async () => {
            dismiss(id)
            await undo()
          }}
        >
          {t('common.undo')}
        </Button>
      )}
    </div>
  )
}

function dismiss(id: number) {
  if (current.value?.id === id) current.value = null
}
