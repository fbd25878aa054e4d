import { bytes } from '../../../shared/i18n/format.ts'
import { ago, clock } from '../../platform/format.ts'
import { navigate } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useNow } from '../../platform/now.ts'
import { session, useDb } from '../../platform/session.ts'
import { syncNow } from '../../platform/sync.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { HeldFromPhones } from './held.tsx'
import { heldCount, refusals, type SyncState, syncStatus, type Waiting, waiting } from './model.ts'
import { RefusedChanges } from './refused.tsx'
import { ReplacedValues } from './replaced.tsx'
import './sync-details.css'
import { BackupFirst } from '../../ui/unsent.tsx'
import { waitingText } from '../../ui/waiting-text.ts'
import { headline, isSending } from './sync-words.ts'
import { troubleText } from './words.ts'

/** A portal shows itself when a plain page is asked for: this host is there for that and never asks for https. */
const PLAIN_PAGE = 'http://neverssl.com'

/** Without a network for so long, it is time to say that there is another way. */
const LONG = 6 * 60 * 60 * 1000

/** Everything about sending in plain words: what waits, why, what the market refused, what another phone replaced. */
export function SyncDetails({ onLeave = () => {} }: { onLeave?: () => void }) {
  const db = useDb()
  const status = useLive(() => syncStatus(db), [db])
  const waits = useLive(() => waiting(db), [db])
  const unsettled = useLive(async () => (await refusals(db)).length + (await heldCount(db)), [db])
  if (!status || !waits || unsettled === undefined || !session.value) return null
  const open = (path: string) => {
    navigate(path)
    onLeave()
  }
  if (session.value.practice) return <p>{t('practice.localOnly')}</p>
  const joined = session.value.joined
  return (
    <div class="sync-details">
      <Now status={status} waits={waits} joined={joined} unsettled={unsettled} />
      {joined ? <Actions status={status} waits={waits} open={open} /> : <JoinButton open={open} />}
      <RefusedChanges open={open} />
      <HeldFromPhones open={open} />
      <ReplacedValues />
    </div>
  )
}

interface NowProps {
  status: SyncState
  waits: Waiting
  joined: boolean
  unsettled: number
}

function Now({ status, waits, joined, unsettled }: NowProps) {
  const now = useNow(20_000)
  const { look, title, help } = headline(status, waits, joined, unsettled)
  const parts = waitingText(waits)
  return (
    <section class={`sync-now ${look}`} role="status">
      <Icon name={look === 'needs' ? 'warning' : 'shuttle'} />
      <div>
        <h3>{title}</h3>
        {parts && <p>{joined || look === 'needs' ? parts : null}</p>}
        {help && <p>{help}</p>}
        {isSending(status.phase) && <Progress waits={waits} />}
        {joined && (
          <p class="quiet">
            {status.lastSent === null ? t('sync.never') : t('sync.lastSent', { when: ago(status.lastSent, now) })}
          </p>
        )}
        {joined && !status.caughtUp && <p class="quiet">{t('sync.receiving')}</p>}
      </div>
    </section>
  )
}

/** How far the photos are: the only thing that takes long enough to look at. */
function Progress({ waits: { photoBytes, photoBytesSent } }: { waits: Waiting }) {
  if (photoBytes === 0) return null
  const text = t('sync.photoBytes', { sent: bytes(photoBytesSent), total: bytes(photoBytes) })
  return (
    <label class="sync-progress">
      <span class="quiet">{text}</span>
      <progress max={photoBytes} value={photoBytesSent} />
    </label>
  )
}

function Actions({ status, waits, open }: { status: SyncState; waits: Waiting; open: (path: string) => void }) {
  const now = useNow(5_000)
  if (status.phase === 'signed-out' || status.phase === 'removed') {
    return (
      <>
        <Button kind="primary" tone="shop" big icon="key" onPress={() => open('/shop/join')}>
          {t('sync.rejoin')}
        </Button>
        <BackupFirst open={open} />
      </>
    )
  }
  const portal = status.reason === 'portal' || status.reason === 'timeout'
  const next = status.nextAttempt
  return (
    <>
      {status.reason && status.phase !== 'too-new' && !isSending(status.phase) && (
        <p class="sync-reason">
          <b>{troubleText(status.reason)}</b>
          {next !== null && next > now && <span class="quiet">{t('sync.next', { time: clock(next) })}</span>}
        </p>
      )}
      {status.reason && now - (status.lastSent ?? 0) > LONG && waitingText(waits) !== '' && (
        <Button icon="basket" onPress={() => open('/shop/carry')}>
          {t('carry.hint')}
        </Button>
      )}
      {portal && (
        <a class="button" href={PLAIN_PAGE} target="_blank" rel="noreferrer">
          {t('sync.portalOpen')}
        </a>
      )}
      {(!isSending(status.phase) || waitingText(waits) === '') && (
        <Button kind="primary" tone="shop" big icon="shuttle" onPress={syncNow}>
          {t('sync.now')}
        </Button>
      )}
    </>
  )
}

function JoinButton({ open }: { open: (path: string) => void }) {
  return (
    <Button kind="primary" tone="shop" big icon="village" onPress={() => open('/shop/join')}>
      {t('sync.join')}
    </Button>
  )
}
