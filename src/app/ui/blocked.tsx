import { render } from 'preact'
import type { ShopDatabase } from '../../device/store/database.ts'
import { loadAllMessages, t } from '../platform/language.ts'
import './blocked.css'
import { Icon } from './icons.tsx'

/**
 * A window with an older Talat, one that the browser has frozen maybe, keeps this one from opening the shop. Said over
 * whatever is on screen, since at the start of the app nothing is; it goes when the shop is open.
 */
export async function sayBlocked(db: ShopDatabase): Promise<void> {
  await loadAllMessages()
  if (db.isOpen()) return
  const host = document.body.appendChild(document.createElement('div'))
  render(<Blocked />, host)
  try {
    await db.open()
  } finally {
    render(null, host)
    host.remove()
  }
}

function Blocked() {
  return (
    <main class="blocked tone-shop" aria-live="assertive">
      <Icon name="warning" />
      <h1>{t('update.older')}</h1>
      <p>{t('update.olderHelp')}</p>
    </main>
  )
}
