import { useState } from 'preact/hooks'
import { t } from '../platform/language.ts'
import { takeUpdate } from '../platform/update.ts'
import { Button } from './button.tsx'
import { Sheet } from './sheet.tsx'
import './update-bar.css'

/**
 * A newer Talat has taken the database over: this window can save nothing more. It may still be looked at, for what was
 * typed and not saved.
 */
export function NewerWindow() {
  const [looking, setLooking] = useState(false)
  const look = () => setLooking(true)
  const reload = (
    <Button kind="primary" tone="shop" big icon="undo" onPress={takeUpdate}>
      {t('update.reload')}
    </Button>
  )
  if (looking) {
    return (
      <aside class="update-bar" aria-label={t('update.newer')}>
        <p>
          <b>{t('update.newer')}</b>
          <span>{t('update.notSaved')}</span>
        </p>
        {reload}
      </aside>
    )
  }
  return (
    <Sheet title={t('update.newer')} tone="shop" onClose={look}>
      <p>{t('update.newerHelp')}</p>
      {reload}
      <Button big onPress={look}>
        {t('update.look')}
      </Button>
    </Sheet>
  )
}
