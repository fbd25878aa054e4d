import { useState } from 'preact/hooks'
import type { Person } from '../../../device/store/queries/people.ts'
import { t } from '../../platform/language.ts'
import { lock, putDown, take } from '../../platform/lock.ts'
import { holder, people, unlocked } from '../../platform/session.ts'
import { Button } from '../button.tsx'
import { Sheet } from '../sheet.tsx'
import { toast } from '../toast.tsx'
import { AskPin } from './ask.tsx'
import { Face } from './face.tsx'

/** Who has the phone in hand: a face, her PIN if she has one, and what is sold from now on is hers. */
export function WhoSheet({ onClose }: { onClose: () => void }) {
  const [asked, setAsked] = useState<Person | null>(null)
  async function goOn(person: Person) {
    await take(person)
    onClose()
    toast(t('pin.now', { name: person.fields.name }))
  }
  function choose(person: Person) {
    if (person.id === holder.value && (person.fields.role === 'helper' || unlocked.value)) onClose()
    else if (person.fields.pin === '') return goOn(person)
    else setAsked(person)
  }
  async function nobody() {
    await putDown()
    onClose()
  }
  return (
    <Sheet title={t('pin.who')} onClose={onClose}>
      {asked ? (
        <AskPin person={asked} onOpen={goOn} />
      ) : (
        <>
          {unlocked.value && (
            <Button
              kind="primary"
              big
              icon={LOCK}
              onPress={async () => {
                await lock()
                onClose()
              }}
            >
              {t('pin.lock')}
            </Button>
          )}
          <ul class="people-faces card rows">
            {(people.value ?? []).map((person) => (
              <li key={person.id}>
                <button type="button" aria-pressed={person.id === holder.value} onClick={() => choose(person)}>
                  <Face person={person} />
                  <span>
                    <b>{person.fields.name}</b>
                    <span class="quiet">{t(`shop.device.${person.fields.role}`)}</span>
                  </span>
                </button>
              </li>
            ))}
            <li>
              <button type="button" aria-pressed={holder.value === null} onClick={nobody}>
                <Face person={null} />
                <b>{t('pin.nobody')}</b>
              </button>
            </li>
          </ul>
        </>
      )}
    </Sheet>
  )
}

/** A padlock. */
export const LOCK = 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2'
