/** The app starts: settings, shop and first screen at once; then, once that can be used, what selling does not wait for. */

import './ui/tokens.css'
import './ui/base.css'
import { render } from 'preact'
import { readSettings } from '../device/settings.ts'
import { showNumbers } from './platform/format.ts'
import { forgetSheets, watchLinks } from './platform/history.ts'
import { watchInstall } from './platform/install.ts'
import { watchJoinLinks } from './platform/join-link.ts'
import { loadAllMessages, phoneLanguage, showLanguage } from './platform/language.ts'
import { isInsideLine } from './platform/line.ts'
import { openSession, session } from './platform/session.ts'
import { afterShown } from './platform/shown.ts'
import { startEngine, startMark, startRest } from './platform/sync.ts'
import { startTheme } from './platform/theme.ts'
import { startUpdates } from './platform/update.ts'
import { startWho } from './platform/who.ts'
import { preload, Start } from './routes.ts'
import { Shell } from './shell.tsx'
import { Crash } from './ui/crash.tsx'
import { watchFailures } from './ui/failures.ts'

watchFailures()
watchInstall()
watchJoinLinks()
forgetSheets()
watchLinks()
void start()

async function start() {
  const frame = document.getElementById('app')
  if (!frame) throw new Error('index.html has no #app')
  try {
    await prepare()
    takeOver(frame)
    if (!session.value && isInsideLine()) return await sendOutside(frame)
    render(<Shell />, frame)
    afterShown(() => {
      startMark()
      startWho()
      void startUpdates()
      startEngine()
      startRest()
    })
  } catch (error) {
    takeOver(frame)
    render(<Crash error={error} />, frame)
  }
}

async function prepare() {
  const settings = await readSettings()
  startTheme(settings.theme)
  showNumbers(settings)
  await Promise.all([showLanguage(settings.language ?? phoneLanguage()), openSession()])
  await (session.value ? preload(location.pathname) : Start.preload())
}

/** No shop is begun inside LINE; whoever has one in there may still use it and take its backup. */
async function sendOutside(frame: HTMLElement) {
  const [{ InsideLine }] = await Promise.all([import('./features/start/inside-line.tsx'), loadAllMessages()])
  render(<InsideLine />, frame)
}

/** The first paint of index.html goes, and its styles with it: they would lie over the theme that a person chose. */
function takeOver(frame: HTMLElement) {
  frame.replaceChildren()
  document.querySelector('head > style')?.remove()
}
