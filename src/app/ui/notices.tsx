import { overtaken, session } from '../platform/session.ts'
import { NewerWindow } from './newer-window.tsx'
import { PracticeBand } from './practice-band.tsx'
import { UpdateBar } from './update-bar.tsx'

/** What there is to say about versions of the app, and that this is the practice shop: loaded when the first of it is to be said. */
export default function Notices() {
  if (overtaken.value) return <NewerWindow />
  return (
    <>
      {session.value?.practice && <PracticeBand />}
      <UpdateBar />
    </>
  )
}
