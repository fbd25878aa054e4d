import { lazy, useLocation } from 'preact-iso'
import { OrderPage } from './order-page.tsx'
import './orders.css'
import { OrdersPage } from './orders-page.tsx'
import { OwedPage } from './owed-page.tsx'

/** Rarely needed: it comes when the bar that leads there is pressed. */
const ClaimsPage = lazy(() => import('./claims-page.tsx'))

/** What was sold: all of it, one sale, what is still to be paid, and what was sold more often than there was. */
export default function Orders() {
  const [, , id] = useLocation().path.split('/')
  if (id === 'claims') return <ClaimsPage />
  if (id === 'owed') return <OwedPage />
  return id ? <OrderPage key={id} id={id} /> : <OrdersPage />
}
