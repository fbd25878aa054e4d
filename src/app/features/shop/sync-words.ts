/** How it stands with sending, in one headline. */

import { t } from '../../platform/language.ts'
import { waitingText } from '../../ui/waiting-text.ts'
import type { SyncState, Waiting } from './model.ts'

export interface Headline {
  /** As the mark looks. */
  look: 'local' | 'sent' | 'waiting' | 'needs'
  title: string
  help?: string
}

/** @param unsettled how much of what was refused, or handed in by a removed phone, waits for a person */
export function headline({ phase }: SyncState, waits: Waiting, joined: boolean, unsettled: number): Headline {
  if (phase === 'signed-out') return { look: 'needs', title: t('sync.signedOut'), help: t('sync.rejoinHelp') }
  if (phase === 'removed') return { look: 'needs', title: t('sync.removed'), help: t('sync.removedHelp') }
  if (!joined) return { look: 'local', title: t('sync.local'), help: t('sync.localHelp') }
  if (phase === 'too-new') return { look: 'needs', title: t('sync.tooNew'), help: t('sync.tooNewHelp') }
  if (phase === 'full') return { look: 'needs', title: t('sync.full'), help: t('sync.fullHelp') }
  if (unsettled > 0) return { look: 'needs', title: t('common.mark.needs'), help: t('sync.unsettled') }
  if (waitingText(waits) === '') return { look: 'sent', title: t('sync.allSent'), help: t('sync.allSentHelp') }
  if (isSending(phase)) return { look: 'waiting', title: t('sync.sending') }
  return { look: 'waiting', title: t('sync.waits'), help: t('sync.waitsHelp') }
}

/** A request is under way, or its answer is being written. */
export function isSending(phase: SyncState['phase']): boolean {
  return phase === 'sending' || phase === 'applying'
}
