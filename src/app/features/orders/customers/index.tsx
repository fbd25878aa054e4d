import { useLocation } from 'preact-iso'
import './customers.css'
import { CustomerPage } from './customer-page.tsx'
import { CustomersPage } from './customers-page.tsx'
import { EditPage, NewPage } from './form-page.tsx'
import { NoticePage } from './notice-page.tsx'

/** The customers: all of them, one with her tab, a new one, and what they are told of what is kept. */
export default function Customers() {
  const [, , , id, action] = useLocation().path.split('/')
  if (!id) return <CustomersPage />
  if (id === 'new') return <NewPage />
  if (id === 'notice') return <NoticePage />
  return action === 'edit' ? <EditPage key={id} id={id} /> : <CustomerPage key={id} id={id} />
}
