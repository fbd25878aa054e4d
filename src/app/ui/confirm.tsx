import type { ComponentChildren } from 'preact'
import { t } from '../platform/language.ts'
import { Button } from './button.tsx'
import type { IconName } from './icons.tsx'
import type { Press } from './press.ts'
import { Sheet } from './sheet.tsx'

interface ConfirmProps {
  title: string
  text: string
  /** What the red button does, in its own word. */
  action: string
  icon: IconName
  onConfirm: Press
  onClose: () => void
  /** What a person may want to do first. */
  children?: ComponentChildren
}

/** Asked only before what cannot be taken back. */
export function Confirm({ title, text, action, icon, onConfirm, onClose, children }: ConfirmProps) {
  return (
    <Sheet title={title} onClose={onClose}>
      <p>{text}</p>
      {children}
      <Button kind="danger" big icon={icon} onPress={onConfirm}>
        {action}
      </Button>
      <Button big onPress={onClose}>
        {t('common.back')}
      </Button>
    </Sheet>
  )
}
