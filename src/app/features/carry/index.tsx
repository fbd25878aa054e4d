import { useEffect, useState } from 'preact/hooks'
import { navigate } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { db, isOwner } from '../../platform/session.ts'
import { syncNow } from '../../platform/sync.ts'
import { onLaunched, readShared } from '../../platform/taken.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { waitingText } from '../../ui/waiting-text.ts'
import { CameNote } from './came.tsx'
import { Carried } from './carried.tsx'
import './carry.css'
import { CarryPicture } from './drawings.tsx'
import { Give } from './give.tsx'
import { GivenList } from './given.tsx'
import { Invite } from './invite.tsx'
import { InvitedSheet } from './invited-sheet.tsx'
import { type Bytes, listCarried, waiting } from './model.ts'
import { type Came, readBytes, readFile } from './read.ts'
import { TakeSheet } from './take-sheet.tsx'

type Invited = Extract<Came, { what: 'invited' }>

/** By a neighbour's phone: what is given to be carried, what is carried for others, and the one place where both come in. */
export default function Carry() {
  const [taking, setTaking] = useState(false)
  const [came, setCame] = useState<Exclude<Came, Invited>[]>([])
  const [invited, setInvited] = useState<Invited | null>(null)

  const say = (one: Came) => {
    if (one.what === 'invited') return setInvited(one)
    setCame((before) => [one, ...before])
    if (one.what === 'carried') syncNow()
  }
  const read = async (file: Blob) => say(await readFile(file))
  useEffect(() => {
    void takeShared(read)
    onLaunched(read)
    // What has had its day goes.
    void listCarried()
  }, [])

  // It stands at the top.
  useEffect(() => {
    if (came.length > 0) scrollTo(0, 0)
  }, [came])

  const begin = () => {
    setTaking(false)
    setCame([])
  }
  async function takeFiles(files: readonly Blob[]) {
    begin()
    for (const file of files) await read(file)
  }
  async function takeBytes(bytes: Bytes) {
    begin()
    say(await readBytes(bytes))
  }
  const opened = db.value
  const waits = useLive(async () => opened && waiting(opened), [opened])
  if (waits === undefined) return null
  // Whole photos are too heavy to be carried.
  const text = waits ? waitingText({ ...waits, photos: 0 }) : ''
  return (
    <Page title={t('carry.title')} tone="shop" back={opened ? '/shop' : '/start'} plain={!opened}>
      <div class="carry-came" role="status">
        {came.map((one, index) => (
          <CameNote key={came.length - index} came={one} />
        ))}
      </div>
      {opened && waits && <Give db={opened} waits={text} photos={waits.photos} />}
      <section class="card carry-choice">
        <CarryPicture />
        <div>
          <h2>{t('carry.take')}</h2>
          <p class="quiet">{t('carry.takeHelp')}</p>
        </div>
        <Button kind={text ? 'quiet' : 'primary'} tone="shop" big icon="basket" onPress={() => setTaking(true)}>
          {t('carry.takeGo')}
        </Button>
      </section>
      <Carried />
      {opened && waits && <GivenList db={opened} open={waits.sales + waits.changes} />}
      {opened && isOwner.value && <Invite db={opened} />}
      {invited && <InvitedSheet came={invited} onClose={() => setInvited(null)} />}
      {taking && <TakeSheet onFiles={takeFiles} onBytes={takeBytes} onClose={() => setTaking(false)} />}
    </Page>
  )
}

/** What the phone's share sheet brought, which opened the app for it; its address says so once. */
async function takeShared(read: (file: Blob) => Promise<void>): Promise<void> {
  const shared = new URLSearchParams(location.search).has('taken')
  const count = await readShared(read)
  if (shared) navigate(location.pathname, { replace: true })
  if (shared && count === 0) await read(new Blob())
}
