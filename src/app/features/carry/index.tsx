import { useEffect, useState } from 'preact/hooks'
import { navigate } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { db, isOwner } from '../../platform/session.ts'
import { syncNow } from '../../platform/sync.ts'
import { onLaunched, readShared } from '../../platform/taken.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { CameNote } from './came.tsx'
import { Carried } from './carried.tsx'
import './carry.css'
import { CarryPicture } from './drawings.tsx'
import { Give } from './give.tsx'
import { Invite } from './invite.tsx'
import { InvitedSheet } from './invited-sheet.tsx'
import { listCarried } from './model.ts'
import { type Came, readFile } from './read.ts'
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

  async function take(files: readonly Blob[]) {
    setTaking(false)
    setCame([])
    for (const file of files) await read(file)
  }
  const open = () => setTaking(true)
  const opened = db.value
  return (
    <Page title={t('carry.title')} tone="shop" back={opened ? '/shop' : '/start'} plain={!opened}>
      <div class="carry-came" role="status">
        {came.map((one, index) => (
          <CameNote key={came.length - index} came={one} />
        ))}
      </div>
      {opened && <Give db={opened} />}
      <section class="card carry-choice">
        <CarryPicture />
        <div>
          <h2>{t('carry.take')}</h2>
          <p class="quiet">{t('carry.takeHelp')}</p>
        </div>
        <Button kind={opened ? 'quiet' : 'primary'} tone="shop" big icon="basket" onPress={open}>
          {t('carry.takeGo')}
        </Button>
      </section>
      <Carried />
      {opened && isOwner.value && <Invite db={opened} />}
      {invited && <InvitedSheet came={invited} onClose={() => setInvited(null)} />}
      {taking && <TakeSheet onFiles={take} onClose={() => setTaking(false)} />}
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
