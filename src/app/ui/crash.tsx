import { reload } from '../platform/history.ts'
import { t } from '../platform/language.ts'
import { Button } from './button.tsx'
import './crash.css'
import { Icon } from './icons.tsx'

/** Nothing could be shown: what happened, what is safe, what to do; and for who helps, the error itself. */
export function Crash({ error }: { error: unknown }) {
  console.error(error)
  return (
    <main class="crash tone-shop" aria-live="assertive">
      <Icon name="warning" />
      <h1 tabIndex={-1}>{t('common.crash')}</h1>
      <p>{t('common.crashSafe')}</p>
      <Button kind="primary" big icon="undo" onPress={reload}>
        {t('common.crashRetry')}
      </Button>
      <p class="quiet">{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</p>
    </main>
  )
}
