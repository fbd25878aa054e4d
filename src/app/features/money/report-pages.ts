/** What is looked at now and then, in one piece: each piece is a round trip of its own on a village link. */

export { ReportPage } from './report-page.tsx'
export { StatementPage } from './statement-page.tsx'
