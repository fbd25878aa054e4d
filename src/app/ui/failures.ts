/** What went wrong in an action and was caught nowhere: said to the person, since an action that fails must be seen. */

import { isNoRoom } from '../../device/store/noRoom.ts'
import { OperationTooLarge } from '../../device/store/perform.ts'
import { t } from '../platform/language.ts'
import { toast } from './toast.tsx'

/** Seconds that a failure stays: long enough to read twice. */
const SECONDS = 10

export function watchFailures(): void {
  addEventListener('unhandledrejection', ({ reason }) => {
    toast(wordsFor(reason), { icon: 'warning', seconds: SECONDS })
  })
}

/** What a person can do about it; `otherwise` where nothing more is known than that it was not saved. */
export function wordsFor(reason: unknown, otherwise = t('common.failed')): string {
  if (reason instanceof OperationTooLarge) return t('common.tooLarge')
  if (isNoRoom(reason)) return t('common.noRoom')
  // A part of the app that is neither precached nor to be had: a new version has taken its place, or there is no network.
  if (reason instanceof TypeError && /import|module/i.test(reason.message)) return t('common.partMissing')
  return otherwise
}
