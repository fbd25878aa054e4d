import { useState } from 'preact/hooks'
import { bytes } from '../../../shared/i18n/format.ts'
import type { Key } from '../../../shared/i18n/messages.ts'
import { ago } from '../../platform/format.ts'
import { navigate } from '../../platform/history.ts'
import { say, t } from '../../platform/language.ts'
import { Button } from '../../ui/button.tsx'
import { FileButton } from '../../ui/file-button.tsx'
import { Page } from '../../ui/page.tsx'
import { bringBack, keepHere, lookInto, type Opened } from './backup.ts'
import './start.css'

type State = 'empty' | 'looking' | 'working' | 'done' | { failed: string } | Opened

/** A backup file becomes a shop on this phone; where the shop is here already, nothing is touched. */
export function ReadBack({ onBack }: { onBack: () => void }) {
  const [state, setState] = useState<State>('empty')

  async function look([file]: File[]) {
    if (!file) return
    setState('looking')
    setState(await lookInto(file))
  }
  async function bring(opened: Opened) {
    setState('working')
    const trouble = await bringBack(opened.backup)
    setState(trouble ? { failed: trouble } : 'done')
  }
  if (state === 'done') return <Done />
  const opened = typeof state === 'object' && 'backup' in state ? state : null
  return (
    <Page title={t('backup.read.title')} tone="shop" plain>
      {!opened && <p>{t('backup.read.help')}</p>}
      {typeof state === 'object' && 'failed' in state && (
        <p role="alert">
          <b>{say(`backup.trouble.${state.failed}` as Key)}</b>
        </p>
      )}
      {(state === 'looking' || state === 'working') && <p role="status">{t(`backup.read.${state}`)}</p>}
      {opened && <Contents opened={opened} />}
      {opened && !opened.here && (
        <Button kind="primary" tone="shop" big icon="shop" onPress={() => bring(opened)}>
          {t('backup.read.go')}
        </Button>
      )}
      {opened?.here && (
        <Button
          kind="primary"
          tone="shop"
          big
          icon="shop"
          onPress={async () => {
            await keepHere(opened.backup)
            navigate('/sell', { replace: true })
          }}
        >
          {t('backup.read.keep')}
        </Button>
      )}
      {state !== 'looking' && state !== 'working' && (
        <FileButton
          icon="download"
          tone="shop"
          big={!opened}
          primary={!opened}
          text={opened ? t('backup.read.other') : t('backup.read.pick')}
          onFiles={look}
        />
      )}
      <Button onPress={onBack} icon="back">
        {t('common.back')}
      </Button>
    </Page>
  )
}

function Contents({ opened: { backup, here } }: { opened: Opened }) {
  const { name, at, goods, sales, photoBytes, waiting } = backup.header
  return (
    <section class="card stack">
      <h2>{name}</h2>
      <p>
        {t('backup.read.made', { when: ago(at, Date.now()) })}
        <br />
        {t('backup.read.has', { goods, sales, photos: bytes(photoBytes) })}
        {waiting > 0 && <br />}
        {waiting > 0 && t('backup.read.waiting', { count: waiting })}
      </p>
      {here && (
        <p role="alert">
          <b>{t('backup.read.here')}</b> {t('backup.read.hereHelp')}
        </p>
      )}
    </section>
  )
}

/** The shop is on this phone alone until a code joins it to the market. */
function Done() {
  return (
    <Page title={t('backup.read.done')} tone="shop" plain>
      <p>{t('backup.read.doneHelp')}</p>
      <Button kind="primary" tone="shop" big icon="key" onPress={() => navigate('/shop/join', { replace: true })}>
        {t('backup.read.join')}
      </Button>
      <Button big icon="sell" tone="sell" onPress={() => navigate('/sell', { replace: true })}>
        {t('start.sellFirst')}
      </Button>
    </Page>
  )
}
