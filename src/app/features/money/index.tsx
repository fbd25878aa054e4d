import { lazy, Route, Router } from 'preact-iso'
import { t } from '../../platform/language.ts'
import { Door } from '../../ui/pin/index.ts'
import { TodayPage } from './today-page.tsx'

const ReportPage = lazy(async () => (await import('./report-pages.ts')).ReportPage)
const StatementPage = lazy(async () => (await import('./report-pages.ts')).StatementPage)

/** The money: of today at once, of other days, of weeks, months and years when asked. */
export default function Money() {
  return (
    <Door title={t('common.money')} tone="money">
      <Router>
        <Route path="/" component={TodayPage} />
        <Route path="/statement/:kind/:back" component={StatementPage} />
        <Route path="/:kind/:back" component={ReportPage} />
        <Route default component={TodayPage} />
      </Router>
    </Door>
  )
}
