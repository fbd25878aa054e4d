import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { back as goBack } from '../platform/history.ts'
import { t } from '../platform/language.ts'
import { headSlot } from '../platform/who.ts'
import { Band } from './band.tsx'
import { IconButton } from './button.tsx'
import './page.css'
import { SyncMark } from './sync-mark.tsx'
import type { Tone } from './tone.ts'

interface PageProps {
  title: string
  tone: Tone
  /** Where the back button leads when the app was opened at this page; left out on the five places. */
  back?: string
  /** Before there is a shop: no sync mark, no room for the bar. */
  plain?: boolean
  /** Icon buttons beside the sync mark. */
  actions?: ComponentChildren
  /** Stays in reach of the thumb, above the bar: the page's main button. */
  footer?: ComponentChildren
  children: ComponentChildren
}

/** A page: its heading with the woven edge, the sync mark at the top right, and what it is about. */
export function Page({ title, tone, back, plain, actions, footer, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · ${t('common.app')}`
  }, [title])
  const Who = headSlot.value
  return (
    <div class={`page tone-${tone} ${plain ? 'plain' : ''}`}>
      <header class="page-head">
        <div class={`page-bar ${back ? 'with-back' : ''}`}>
          {back && <IconButton label={t('common.back')} icon="back" onPress={() => goBack(back)} />}
          <h1 tabIndex={-1}>{title}</h1>
          {actions}
          {!plain && Who && <Who lock={tone !== 'sell' && !back} />}
          {!plain && <SyncMark />}
        </div>
        <Band />
      </header>
      <main class="page-main">{children}</main>
      {footer && <div class="page-foot">{footer}</div>}
    </div>
  )
}
