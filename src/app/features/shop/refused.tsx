import { useState } from 'preact/hooks'
import type { Key } from '../../../shared/i18n/messages.ts'
import type { RefusalCode } from '../../../shared/protocol/errors.ts'
import { ago } from '../../platform/format.ts'
import { say, t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { toast } from '../../ui/toast.tsx'
import { BackupFirst } from '../../ui/unsent.tsx'
import { discard, type Refusal, refusals, sendAgain } from './model.ts'
import { actionName } from './words.ts'

/** What the market refused: each with its reason, to be sent again, changed or let go. The rest goes on without it. */
export function RefusedChanges({ open }: { open: (path: string) => void }) {
  const db = useDb()
  const all = useLive(() => refusals(db), [db]) ?? []
  if (all.length === 0) return null
  return (
    <section class="stack">
      <h3>{t('sync.refused', { count: all.length })}</h3>
      <p class="quiet">{t('sync.refusedHelp')}</p>
      {all.map((refusal) => (
        <RefusedChange key={refusal.number} refusal={refusal} open={open} />
      ))}
    </section>
  )
}

function RefusedChange({ refusal, open }: { refusal: Refusal; open: (path: string) => void }) {
  const db = useDb()
  const [discarding, setDiscarding] = useState(false)
  const { number, title, at, action } = refusal
  const goal = whereToChange(refusal)
  return (
    <article class="card stack">
      <div>
        <p>
          <b>{[actionName(action), title].filter(Boolean).join(': ')}</b>
        </p>
        <p>{reasonText(refusal)}</p>
        <p class="quiet">{ago(at, Date.now())}</p>
      </div>
      <div class="pair">
        <Button icon="shuttle" onPress={() => sendAgain(db, number)}>
          {t('sync.again')}
        </Button>
        {goal && (
          <Button icon="edit" onPress={() => open(goal)}>
            {t('sync.change')}
          </Button>
        )}
        <Button kind="danger" icon="trash" onPress={() => setDiscarding(true)}>
          {t('sync.discard')}
        </Button>
      </div>
      {discarding && (
        <Confirm
          title={t('sync.discardTitle')}
          text={t('sync.discardHelp')}
          action={t('sync.discard')}
          icon="trash"
          onConfirm={async () => {
            await discard(db, number)
            setDiscarding(false)
            toast(t('sync.discarded'))
          }}
          onClose={() => setDiscarding(false)}
        >
          <BackupFirst open={open} />
        </Confirm>
      )}
    </article>
  )
}

/** The screen on which a person changes what was refused. */
function whereToChange({ action, order, good }: Refusal): string | null {
  if (order) return `/orders/${order}`
  return good && action !== 'good.delete' ? `/goods/${good}/edit` : null
}

/** Each reason that has words of its own, so that a new code without words does not compile. */
const REASONS: Record<RefusalCode, Key> = {
  invalid: 'errors.refused.invalid',
  forbidden: 'errors.refused.forbidden',
  exists: 'errors.refused.exists',
  'unknown-record': 'errors.refused.unknown-record',
  'id-reused': 'errors.refused.id-reused',
  fault: 'errors.refused.fault',
  'last-owner': 'errors.refused.last-owner',
  unbalanced: 'errors.refused.unbalanced',
  dropped: 'errors.refused.dropped',
}

function reasonText({ code, reason }: Refusal): string {
  return Object.hasOwn(REASONS, code) ? say(REASONS[code as RefusalCode]) : reason || t('errors.refused.fault')
}
