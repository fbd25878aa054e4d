import { t } from '../../platform/language.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import './start.css'

interface LostProps {
  /** Of the shop that was here. */
  name: string
  onCode: () => void
  onFile: () => void
  onNew: () => void
}

/** The phone has thrown the shop's data away, or somebody has: what happened, and the ways back. */
export function Lost({ name, onCode, onFile, onNew }: LostProps) {
  return (
    <Page title={t('start.lost')} tone="shop" plain>
      <p>{t('start.lostHelp', { name })}</p>
      <p>{t('start.lostBack')}</p>
      <Button kind="primary" tone="shop" big icon="key" class="choice" onPress={onCode}>
        {t('start.lostCode')}
        <small>{t('start.lostCodeHelp')}</small>
      </Button>
      <Button big icon="download" class="choice" onPress={onFile}>
        {t('start.lostFile')}
        <small>{t('start.lostFileHelp')}</small>
      </Button>
      <Button icon="plus" onPress={onNew}>
        {t('start.lostNew')}
      </Button>
    </Page>
  )
}
