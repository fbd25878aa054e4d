import { useLocation } from 'preact-iso'
import { EditPage } from './edit-page.tsx'
import { GoodPage } from './good-page.tsx'
import './goods.css'
import { GoodsPage } from './goods-page.tsx'
import { NewPage } from './new-page.tsx'

/** The goods: all of them, one of them, a new one. */
export default function Goods() {
  const [, , id, action] = useLocation().path.split('/')
  if (!id) return <GoodsPage />
  if (id === 'new') return <NewPage />
  return action === 'edit' ? <EditPage key={id} id={id} /> : <GoodPage key={id} id={id} />
}
