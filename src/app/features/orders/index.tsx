import { useLocation } from 'preact-iso'
import { later } from '../../ui/later.tsx'
import ClaimsPage from './claims-page.tsx'
import { OrderPage } from './order-page.tsx'
import './orders.css'
import { OrdersPage } from './orders-page.tsx'
import { OwedPage } from './owed-page.tsx'

const ReceiptPage = later('orders', async () => (await import('./seldom.ts')).ReceiptPage)
const ReceiptsPage = later('orders', async () => (await import('./seldom.ts')).ReceiptsPage)
const RequestPage = later('orders', async () => (await import('./seldom.ts')).RequestPage)
const RequestsPage = later('orders', async () => (await import('./seldom.ts')).RequestsPage)
const LabelsPage = later('orders', async () => (await import('./seldom.ts')).LabelsPage)
const PapersPage = later('orders', async () => (await import('./seldom.ts')).PapersPage)
const CallPage = later('orders', async () => (await import('./seldom.ts')).CallPage)
const CallsPage = later('orders', async () => (await import('./seldom.ts')).CallsPage)
const Customers = later('orders', async () => (await import('./seldom.ts')).Customers)

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
  if (id === 'calls') return page ? <CallPage key={page} id={page} /> : <CallsPage />
  if (id === 'asked') return page ? <RequestPage key={page} id={page} /> : <RequestsPage />
  return id ? <OrderPage key={id} id={id} /> : <OrdersPage />
}
