/** What waits to be sent, in words. */

import type { Waiting } from '../../device/store/queries/sync.ts'
import { t } from '../platform/language.ts'

/** `3 sales · 2 photos`; empty when nothing waits. */
export function waitingText({ sales, changes, thumbs, photos }: Waiting): string {
  const pictures = Math.max(thumbs, photos)
  return [
    sales > 0 && t('sync.sales', { count: sales }),
    changes > 0 && t('sync.changes', { count: changes }),
    pictures > 0 && t('sync.photos', { count: pictures }),
  ]
    .filter(Boolean)
    .join(' · ')
}
