import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StepFields } from '../../src/shared/domain/records.ts'
import { declineOf, isLapsed, parcelOf, requestState } from '../../src/shared/domain/request.ts'
import { trackingLink, trackingOf, trackingTrouble } from '../../src/shared/domain/tracking.ts'

test('where a request stands is the same in any order of what came, and an order that stands holds over any word', () => {
  const replies = fc.array(fc.constantFrom('declined', 'asked', 'answered', 'withdrawn', 'slip'))
  fc.assert(
    fc.property(replies, fc.array(fc.boolean(), { maxLength: 3 }), (said, voids) => {
      const words = said.map((what) => ({ what }) as const)
      const orders = voids.map((voided) => ({ voided }))
      const state = requestState(words, orders)
      expect(requestState(words.toReversed(), orders.toReversed())).toBe(state)
      if (voids.includes(false)) expect(state).toBe('taken')
      else if (voids.length > 0) expect(state).toBe('cancelled')
      else if (said.includes('withdrawn')) expect(state).toBe('withdrawn')
      else expect(state).toBe(said.includes('declined') ? 'declined' : 'asked')
    }),
  )
})

test('a piece is kept up to the moment that was said, and what is not one of a kind has none', () => {
  expect(isLapsed({ until: 100 }, 99)).toBe(false)
  expect(isLapsed({ until: 100 }, 100)).toBe(true)
  expect(isLapsed({ until: null }, 100)).toBe(false)
})

test('a parcel is as far as its furthest step, and its number is the one that was said last', () => {
  const step = (step: StepFields['step'], at: number, tracking?: string): StepFields => {
    return { order: 'o', step, reason: '', device: 'd', at, ...(tracking ? { tracking, carrier: 'kerry' } : {}) }
  }
  expect(parcelOf([])).toEqual({ state: null, carrier: '', tracking: '' })
  const steps = [step('sent', 5, 'B'), step('packed', 9), step('handed', 11), step('sent', 3, 'A')]
  expect(parcelOf(steps)).toEqual({ state: 'sent', carrier: 'kerry', tracking: 'B' })
  expect(parcelOf(steps.toReversed())).toEqual(parcelOf(steps))
  expect(parcelOf([...steps, step('received', 1)]).state).toBe('received')
})

test('the check digit of a post’s number is that of S10, by its published examples and for every other digit', () => {
  for (const good of ['EE473124829TH', 'EE123456785TH', 'RR000000005TH', 'CP100000140TH'])
    expect(trackingTrouble(good)).toBeNull()
  const serial = fc.integer({ min: 0, max: 99_999_999 }).map((number) => String(number).padStart(8, '0'))
  fc.assert(
    fc.property(serial, (digits) => {
      const fitting = Array.from('0123456789').filter((check) => trackingTrouble(`EE${digits}${check}TH`) === null)
      expect(fitting).toHaveLength(1)
    }),
  )
  expect(trackingTrouble('EE123456784TH')).toBe('digit')
  expect(trackingTrouble('SPXTH0123456789')).toBe('form')
})

test('a number is read as it is spoken: small letters, spaces, Thai digits', () => {
  expect(trackingOf(' ee 1234-5678๕ th ')).toBe('EE123456785TH')
  expect(trackingLink('thailand-post', 'EE123456785TH')).toContain('EE123456785TH')
  expect(trackingLink('bus', '12')).toBeNull()
  expect(trackingLink('kerry', '')).toBeNull()
})

test('a reason that was chosen is told from words that were typed', () => {
  expect(declineOf('=gone')).toBe('gone')
  expect(declineOf('gone')).toBeNull()
  expect(declineOf('=else')).toBeNull()
})
