import { useState } from 'preact/hooks'
import { forgottenLeft, sayForgotten, triesOf } from '../../../device/pin/tries.ts'
import type { Person } from '../../../device/store/queries/people.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { resetByCard, takePinAway } from '../../platform/lock.ts'
import { useNow } from '../../platform/now.ts'
import { session, useDb } from '../../platform/session.ts'
import { Button } from '../button.tsx'
import { CodeEntry, isWhole } from '../code-entry.tsx'
import { toast } from '../toast.tsx'

interface ForgotProps {
  person: Person
  onOpen: (person: Person) => unknown
  onClose: () => void
}

/** An owner who does not know her PIN any more: the shop's recovery card takes it away, without a network. */
export function Forgot({ person, onOpen, onClose }: ForgotProps) {
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState(false)

  async function tryCard() {
    if (await resetByCard(person, code)) await gone()
    else setWrong(true)
  }
  async function gone() {
    toast(t('pin.removed', { name: person.fields.name }))
    await onOpen(person)
  }
  return (
    <div class="stack">
      <h2>{t('pin.forgot')}</h2>
      {session.value?.recovery ? (
        <>
          <p>{t('pin.byCard')}</p>
          <CodeEntry
            value={code}
            onChange={(text) => {
              setCode(text)
              setWrong(false)
            }}
            error={wrong ? t('pin.otherCard') : undefined}
          />
          <Button kind="primary" tone="shop" big icon="key" disabled={!isWhole(code)} onPress={tryCard}>
            {t('pin.useCard')}
          </Button>
        </>
      ) : (
        <Wait person={person} onGone={gone} />
      )}
      <p class="quiet">{t('pin.otherPhone')}</p>
      <Button icon="back" onPress={onClose}>
        {t('common.back')}
      </Button>
    </div>
  )
}

/** Without a card there is time: a day in which who knows the PIN comes by and types it, which ends this. */
function Wait({ person, onGone }: { person: Person; onGone: () => unknown }) {
  const db = useDb()
  const now = useNow(10_000)
  const tries = useLive(() => triesOf(db, person.id), [db, person.id])
  const left = tries && forgottenLeft(tries, now)
  async function takeAway() {
    await takePinAway(person)
    await onGone()
  }
  return (
    <>
      <p>{t('pin.noCard')}</p>
      {left === null && (
        <Button icon="calendar" big onPress={() => sayForgotten(db, person.id, Date.now())}>
          {t('pin.startWait')}
        </Button>
      )}
      {left !== undefined && left !== null && left > 0 && (
        <p role="status">
          <b>{t('pin.waits', { time: hoursText(left) })}</b>
        </p>
      )}
      {left === 0 && (
        <Button icon="key" big onPress={takeAway}>
          {t('pin.remove')}
        </Button>
      )}
    </>
  )
}

function hoursText(ms: number): string {
  const minutes = Math.ceil(ms / 60_000)
  return t('shop.device.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}
