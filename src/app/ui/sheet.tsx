import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { useBackCloses } from '../platform/history.ts'
import { t } from '../platform/language.ts'
import { useWorkInHand } from '../platform/update.ts'
import { IconButton } from './button.tsx'
import './sheet.css'
import { Toasts } from './toast.tsx'
import type { Tone } from './tone.ts'

interface SheetProps {
  title: string
  onClose: () => void
  tone?: Tone
  /** Where the content is its own heading (a photograph, a big tick), the title is only heard. */
  bare?: boolean
  children: ComponentChildren
}

/**
 * A sheet over the page: the browser's own modal dialog, so that focus stays inside and comes back afterwards.
 * Escape, the back button and a tap beside it close it. It is drawn as long as it is open.
 */
export function Sheet({ title, onClose, tone, bare, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useBackCloses(onClose)
  useWorkInHand()
  useEffect(() => {
    const opener = document.activeElement
    dialog.current?.showModal()
    return () => {
      // The dialog has left the document by now, too late for the browser to give the focus back to what opened it.
      if (opener instanceof HTMLElement && document.activeElement === document.body) opener.focus()
    }
  }, [])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the key for it, and the browser reports that as cancel
    <dialog
      ref={dialog}
      class={`sheet ${bare ? 'bare' : ''} ${tone ? `tone-${tone}` : ''}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        // The backdrop is the dialog itself; everything inside it is in the body.
        if (event.target === dialog.current) onClose()
      }}
    >
      <div class="sheet-body">
        <header class="sheet-head">
          <h2 id={id} class={bare ? 'heard' : ''}>
            {title}
          </h2>
          <IconButton label={t('common.close')} icon="close" onPress={onClose} />
        </header>
        <div class="sheet-content">{children}</div>
      </div>
      {/* Those of the shell lie below an open dialog, where they can be neither read nor pressed. */}
      <Toasts />
    </dialog>
  )
}
