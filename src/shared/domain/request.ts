/** What is derived of a buyer's request: where it stands. Nothing of this is stored. */

import type { ReplyFields, RequestFields, StepFields } from './records.ts'

/** `taken`: there is an order of it; `cancelled`: there was, and it was taken back. */
export type RequestState = 'asked' | 'declined' | 'withdrawn' | 'taken' | 'cancelled'

/**
 * Where a request stands, in any order of what came. An order holds, whatever was said beside it: the buyer may have
 * withdrawn while the phone that took it was offline, and a person settles that.
 * @param orders whether each order that names the request was voided
 */
export function requestState(
  replies: readonly Pick<ReplyFields, 'what'>[],
  orders: readonly { voided: boolean }[],
): RequestState {
  if (orders.some(({ voided }) => !voided)) return 'taken'
  if (orders.length > 0) return 'cancelled'
  if (isSaid(replies, 'withdrawn')) return 'withdrawn'
  return isSaid(replies, 'declined') ? 'declined' : 'asked'
}

export function isSaid(replies: readonly Pick<ReplyFields, 'what'>[], what: ReplyFields['what']): boolean {
  return replies.some((reply) => reply.what === what)
}

/** Whether the time is over for which a piece was kept for whoever asked. It may still be taken. */
export function isLapsed({ until }: Pick<RequestFields, 'until'>, now: number): boolean {
  return until !== null && until <= now
}

const PARCEL = ['packed', 'sent', 'received'] as const
export type ParcelState = (typeof PARCEL)[number]

export interface Parcel {
  /** How far it has come; null: not packed yet. */
  state: ParcelState | null
  /** By whom it goes and its number there, as last said. */
  carrier: string
  tracking: string
}

/** What became of the parcel of an order. A step further holds, whichever phone said it when. */
export function parcelOf(steps: readonly StepFields[]): Parcel {
  const sent = steps.filter(({ step }) => step === 'sent')
  const last = [...sent].sort((a, b) => a.at - b.at || ((a.tracking ?? '') < (b.tracking ?? '') ? -1 : 1)).at(-1)
  const state = PARCEL.findLast((one) => steps.some(({ step }) => step === one)) ?? null
  return { state, carrier: last?.carrier ?? '', tracking: last?.tracking ?? '' }
}

/** Reasons that both sides read each in her own language: a text of `=` and one of these; any other text is as it was typed. */
export const DECLINES = ['gone', 'busy', 'send'] as const

/** The reason that a text stands for; null: it is as it was typed. */
export function declineOf(text: string): (typeof DECLINES)[number] | null {
  return DECLINES.find((reason) => text === `=${reason}`) ?? null
}
