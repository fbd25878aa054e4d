import { useState } from 'preact/hooks'
import { t } from '../../platform/language.ts'
import { lock } from '../../platform/lock.ts'
import { people, personNow, unlocked } from '../../platform/session.ts'
import { IconButton } from '../button.tsx'
import { toast } from '../toast.tsx'
import { Face } from './face.tsx'
import { LOCK, WhoSheet } from './who-sheet.tsx'

/** In the head of a page: who has the phone in hand, and one tap that closes what is the owner's. */
export function Who({ lock: mayLock }: { lock: boolean }) {
  const [open, setOpen] = useState(false)
  if (!people.value?.length) return null
  const person = personNow.value
  const label = t('pin.now', { name: person?.fields.name ?? t('pin.nobody') })
  return (
    <>
      {mayLock && unlocked.value && (
        <IconButton
          label={t('pin.lock')}
          icon={LOCK}
          onPress={async () => {
            await lock()
            toast(t('pin.locked'))
          }}
        />
      )}
      <button class="who" type="button" aria-label={label} title={label} onClick={() => setOpen(true)}>
        <Face person={person} />
      </button>
      {open && <WhoSheet onClose={() => setOpen(false)} />}
    </>
  )
}
