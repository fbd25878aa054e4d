import { lazy, Route, Router } from 'preact-iso'
import { Home } from './home.tsx'
import { PromptPay } from './promptpay.tsx'
import { SyncPage } from './sync-page.tsx'

const Join = lazy(() => import('./join.tsx'))
const Devices = lazy(() => import('./devices.tsx'))
const Backup = lazy(() => import('./backup.tsx'))
const Check = lazy(() => import('./check.tsx'))
const Recovery = lazy(() => import('./recovery.tsx'))

/** The shop: its name and settings, its phones, the market it belongs to. */
export default function Shop() {
  return (
    <Router>
      <Route path="/" component={Home} />
      <Route path="/sync" component={SyncPage} />
      <Route path="/join" component={Join} />
      <Route path="/devices" component={Devices} />
      <Route path="/check" component={Check} />
      <Route path="/recovery" component={Recovery} />
      <Route path="/promptpay" component={PromptPay} />
      <Route path="/backup" component={Backup} />
      <Route default component={Home} />
    </Router>
  )
}
