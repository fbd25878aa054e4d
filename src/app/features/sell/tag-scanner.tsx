import { goodOfTag } from '../../../shared/domain/tag.ts'
import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { Scanner } from '../../ui/scanner.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Tile, tiles } from './model.ts'

/** The camera, until it sees a price tag of this shop. */
export function TagScanner({ onFound, onClose }: { onFound: (tile: Tile) => void; onClose: () => void }) {
  const db = useDb()
  async function find(text: string) {
    const id = goodOfTag(text)
    const [tile] = id ? await tiles(db, [id]) : []
    if (tile) return onFound(tile)
    onClose()
    toast(t('tags.unknown'), { icon: 'warning' })
  }
  const words = { title: t('tags.scanTitle'), noCamera: t('tags.noCamera'), notReady: t('tags.notReady') }
  return <Scanner words={words} onFound={find} onClose={onClose} />
}
