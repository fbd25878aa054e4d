import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../platform/language.ts'
import { visit } from '../../platform/lock.ts'
import { locked, ownersOpen, people } from '../../platform/session.ts'
import { Button } from '../button.tsx'
import { EmptyState } from '../empty.tsx'
import { Page } from '../page.tsx'
import { Sheet } from '../sheet.tsx'
import type { Tone } from '../tone.ts'
import { AskOwner } from './ask.tsx'
import { WhoSheet } from './who-sheet.tsx'

interface DoorProps {
  /** Heading of what is behind it, so that one knows where one stands. */
  title: string
  tone: Tone
  back?: string
  /** Drawn, and so read from the database, only while the door is open. */
  children: ComponentChildren
}

/** What is behind it is the owner's: with a PIN in the shop, she alone opens it. */
export function Door({ children, ...page }: DoorProps) {
  if (ownersOpen.value) return <>{children}</>
  return <Page {...page}>{people.value === null ? null : locked.value ? <Locked /> : <NotYours />}</Page>
}

function Locked() {
  return <AskOwner onOpen={visit} />
}

/** A helper has the phone, and no owner has a PIN. */
function NotYours() {
  const [choosing, setChoosing] = useState(false)
  return (
    <>
      <EmptyState
        picture="key"
        text={t('pin.ownersOnly')}
        action={
          <Button icon="people" onPress={() => setChoosing(true)}>
            {t('pin.switch')}
          </Button>
        }
      />
      {choosing && <WhoSheet onClose={() => setChoosing(false)} />}
    </>
  )
}

/** The same door within a page: what an owner could do here, and the way to it. Nothing where it is open. */
export function SmallDoor({ children }: { children: string }) {
  const [open, setOpen] = useState(false)
  if (!locked.value || people.value === null) return null
  return (
    <>
      <Button icon="key" onPress={() => setOpen(true)}>
        {children}
      </Button>
      {open && (
        <Sheet title={children} onClose={() => setOpen(false)}>
          <AskOwner
            onOpen={async (person) => {
              await visit(person)
              setOpen(false)
            }}
          />
        </Sheet>
      )}
    </>
  )
}
