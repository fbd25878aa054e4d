import { lazy, Route, Router } from 'preact-iso'
import { Carry, Learn, People } from '../../rest.ts'
import { Home } from './home.tsx'
import { PromptPay } from './promptpay.tsx'
import { SyncPage } from './sync-page.tsx'

const Join = lazy(async () => (await import('./seldom.ts')).Join)
const Devices = lazy(async () => (await import('./seldom.ts')).Devices)
const Backup = lazy(async () => (await import('./seldom.ts')).Backup)
const Check = lazy(async () => (await import('./seldom.ts')).Check)
const ShopWindow = lazy(async () => (await import('./seldom.ts')).ShopWindow)
const Recovery = lazy(async () => (await import('./seldom.ts')).Recovery)

/** The shop: its name and settings, its phones, the market it belongs to. */
export default function Shop() {
  return (
    <Router>
      <Route path="/" component={Home} />
      <Route path="/sync" component={SyncPage} />
      <Route path="/carry" component={Carry} />
      <Route path="/join" component={Join} />
      <Route path="/people" component={People} />
      <Route path="/devices" component={Devices} />
      <Route path="/check" component={Check} />
      <Route path="/recovery" component={Recovery} />
      <Route path="/window" component={ShopWindow} />
      <Route path="/promptpay" component={PromptPay} />
      <Route path="/backup" component={Backup} />
      <Route path="/learn" component={Learn} />
      <Route path="/learn/:lesson" component={Learn} />
      <Route default component={Home} />
    </Router>
  )
}
