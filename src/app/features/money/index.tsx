import { lazy, Route, Router } from 'preact-iso'
import { TodayPage } from './today-page.tsx'

const ReportPage = lazy(async () => (await import('./report-pages.ts')).ReportPage)
const StatementPage = lazy(async () => (await import('./report-pages.ts')).StatementPage)

/** The money: of today at once, of other days, of weeks, months and years when asked. */
export default function Money() {
  return (
    <Router>
      <Route path="/" component={TodayPage} />
      <Route path="/statement/:kind/:back" component={StatementPage} />
      <Route path="/:kind/:back" component={ReportPage} />
      <Route default component={TodayPage} />
    </Router>
  )
}
