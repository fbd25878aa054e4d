import { useLocation } from 'preact-iso'
import { OrderPage } from './order-page.tsx'
import './orders.css'
import { OrdersPage } from './orders-page.tsx'

/** What was sold: all of it, one sale. */
export default function Orders() {
  const [, , id] = useLocation().path.split('/')
  return id ? <OrderPage key={id} id={id} /> : <OrdersPage />
}
