import { useEffect, useState } from 'preact/hooks'
import { noFuture, pauseLeft, triesOf } from '../../../device/pin/tries.ts'
import type { Person } from '../../../device/store/queries/people.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { enter } from '../../platform/lock.ts'
import { useNow } from '../../platform/now.ts'
import { asksForPin, people, session, useDb } from '../../platform/session.ts'
import { Button } from '../button.tsx'
import { Face } from './face.tsx'
import { Forgot } from './forgot.tsx'
import { PinPad } from './pad.tsx'

/** An owner's PIN; of several owners one says first who she is. */
export function AskOwner({ onOpen }: { onOpen: (person: Person) => unknown }) {
  const owners = (people.value ?? []).filter(asksForPin)
  const [chosen, setChosen] = useState<string | null>(null)
  const person = owners.find(({ id }) => id === chosen) ?? owners[0]
  if (!person) return null
  return (
    <>
      {owners.length > 1 && (
        <ul class="faces">
          {owners.map((owner) => (
            <li key={owner.id}>
              <button type="button" aria-pressed={owner.id === person.id} onClick={() => setChosen(owner.id)}>
                <Face person={owner} />
                <span>{owner.fields.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <AskPin key={person.id} person={person} onOpen={onOpen} />
    </>
  )
}

/** One person's PIN. */
export function AskPin({ person, onOpen }: { person: Person; onOpen: (person: Person) => unknown }) {
  const db = useDb()
  const now = useNow(1000)
  const tries = useLive(() => triesOf(db, person.id), [db, person.id])
  const [error, setError] = useState<string | null>(null)
  const [forgot, setForgot] = useState(false)
  const { name } = person.fields
  const pause = tries ? pauseLeft(tries, now) : 0
  useEffect(() => {
    void noFuture(db, person.id, Date.now())
  }, [db, person.id])

  async function tryIt(pin: string) {
    setError(null)
    const tried = await enter(person, pin, onOpen)
    if (tried !== 'right') setError('wrong' in tried ? t('pin.wrong') : null)
  }
  if (forgot) return <Forgot person={person} onOpen={onOpen} onClose={() => setForgot(false)} />
  return (
    <div class="pin-ask">
      <p>
        <Face person={person} />
        <b>{t('pin.of', { name })}</b>
      </p>
      <PinPad
        label={t('pin.of', { name })}
        error={pause > 0 ? t('pin.wait', { time: timeText(pause) }) : error}
        disabled={tries === undefined || pause > 0}
        onPin={tryIt}
      />
      {person.fields.role === 'owner' && session.value?.role === 'owner' && (
        <Button icon="key" onPress={() => setForgot(true)}>
          {t('pin.forgot')}
        </Button>
      )}
    </div>
  )
}

/** `2:05` */
function timeText(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
