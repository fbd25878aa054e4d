import { lazy, useLocation } from 'preact-iso'
import { OrderPage } from './order-page.tsx'
import './orders.css'
import { OrdersPage } from './orders-page.tsx'
import { OwedPage } from './owed-page.tsx'

const ClaimsPage = lazy(async () => (await import('./seldom.ts')).ClaimsPage)
const ReceiptPage = lazy(async () => (await import('./seldom.ts')).ReceiptPage)
const ReceiptsPage = lazy(async () => (await import('./seldom.ts')).ReceiptsPage)
const RequestPage = lazy(async () => (await import('./seldom.ts')).RequestPage)
const RequestsPage = lazy(async () => (await import('./seldom.ts')).RequestsPage)
const LabelsPage = lazy(async () => (await import('./papers/index.ts')).LabelsPage)
const PapersPage = lazy(async () => (await import('./papers/index.ts')).PapersPage)
const Customers = lazy(async () => (await import('./seldom.ts')).Customers)

/** What was sold: one sale and its receipt, what is still to be paid, who bought, what buyers far away ask for, and what was sold more often than there was. */
export default function Orders() {
  const [, , id, page] = useLocation().path.split('/')
  if (id === 'claims') return <ClaimsPage />
  if (id === 'receipts') return <ReceiptsPage />
  if (id && page === 'receipt') return <ReceiptPage key={id} id={id} />
  if (id === 'labels') return <LabelsPage />
  if (id && page === 'papers') return <PapersPage key={id} id={id} />
  if (id === 'customers') return <Customers />
  if (id === 'owed') return <OwedPage />
  if (id === 'asked') return page ? <RequestPage key={page} id={page} /> : <RequestsPage />
  return id ? <OrderPage key={id} id={id} /> : <OrdersPage />
}
