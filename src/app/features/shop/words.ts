/** Words that several of the shop's pages say. */

import type { Key } from '../../../shared/i18n/messages.ts'
import { say, t } from '../../platform/language.ts'

const KNOWN_TROUBLE = new Set<string>([
  'offline',
  'portal',
  'timeout',
  'server',
  'busy',
  'storage',
  'slow-down',
  'code-unknown',
  'code-used',
  'code-expired',
  'code-short',
  'shop-exists',
  'forbidden',
  'protocol',
])

/** What went wrong, in words; a code that this version does not know is a fault. */
export function troubleText(code: string): string {
  return say(`errors.${KNOWN_TROUBLE.has(code) ? code : 'fault'}` as Key)
}

/** What kind of change an operation is. */
export function actionName(action: string): string {
  if (action === 'sale.void') return t('sync.action.void')
  const subject = action.split('.')[0] ?? ''
  const known = ['sale', 'good', 'photo', 'stock', 'shop', 'device', 'held', 'payment', 'mark', 'lot', 'order']
  return say(`sync.action.${known.includes(subject) ? subject : 'other'}` as Key)
}
