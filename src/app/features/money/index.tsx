import { Route, Router } from 'preact-iso'
import { t } from '../../platform/language.ts'
import { Book } from '../../rest.ts'
import { later } from '../../ui/later.tsx'
import { Door } from '../../ui/pin/index.ts'
import { TodayPage } from './today-page.tsx'

const ReportPage = later('money', async () => (await import('./report-pages.ts')).ReportPage)
const StatementPage = later('money', async () => (await import('./report-pages.ts')).StatementPage)

/** The money: of today at once, of other days, of weeks, months and years when asked; and the book. */
export default function Money() {
  return (
    <Door title={t('common.money')} tone="money">
      <Router>
        <Route path="/" component={TodayPage} />
        <Route path="/book" component={Book} />
        <Route path="/statement/:kind/:back" component={StatementPage} />
        <Route path="/:kind/:back" component={ReportPage} />
        <Route default component={TodayPage} />
      </Router>
    </Door>
  )
}
