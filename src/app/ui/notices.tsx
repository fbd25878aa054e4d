import { overtaken } from '../platform/session.ts'
import { NewerWindow } from './newer-window.tsx'
import { UpdateBar } from './update-bar.tsx'

/** What there is to say about versions of the app: loaded when the first of it is to be said. */
export default function Notices() {
  return overtaken.value ? <NewerWindow /> : <UpdateBar />
}
