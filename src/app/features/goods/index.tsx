import { useLocation } from 'preact-iso'
import { Import } from '../../rest.ts'
import { later } from '../../ui/later.tsx'
import { EditPage } from './edit-page.tsx'
import { GoodPage } from './good-page.tsx'
import './goods.css'
import { GoodsPage } from './goods-page.tsx'
import './parts.css'
import { NewPage } from './new-page.tsx'
import { UseFirstPage } from './use-first-page.tsx'

const TagsPage = later('goods', async () => (await import('./tags-page.tsx')).TagsPage)

/** The goods: all of them, one of them, a new one. */
export default function Goods() {
  const { path, query } = useLocation()
  const [, , id, action] = path.split('/')
  if (!id) return <GoodsPage />
  if (id === 'new') return <NewPage of={query.of ?? null} key={query.of} />
  if (id === 'tags') return <TagsPage />
  if (id === 'import') return <Import />
  if (id === 'use-first') return <UseFirstPage />
  return action === 'edit' ? <EditPage key={id} id={id} /> : <GoodPage key={id} id={id} />
}
