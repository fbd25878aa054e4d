/** What few visits to the sales need, in one piece: each piece is a round trip of its own on a village link. */

export { CallPage } from './calls/call-page.tsx'
export { CallsPage } from './calls/calls-page.tsx'
export { default as Customers } from './customers/index.tsx'
export { LabelsPage } from './papers/labels-page.tsx'
export { PapersPage } from './papers/papers-page.tsx'
export { ReceiptPage } from './receipt-page.tsx'
export { ReceiptsPage } from './receipts-page.tsx'
export { RequestPage } from './requests/request-page.tsx'
export { RequestsPage } from './requests/requests-page.tsx'
