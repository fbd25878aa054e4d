import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FRESH_SYNC, PHASES, type Phase, type SyncState } from '../../src/device/store/state.ts'
import { cellOf, EVENTS, type Event, GATHER, LOOK_EVERY, step, TROUBLES, WAKES } from '../../src/device/sync/machine.ts'

const NOW = 1_795_543_277_000
const at = (phase: Phase, rest: Partial<SyncState> = {}): SyncState => ({ ...FRESH_SYNC, phase, ...rest })
const stepped = (sync: SyncState, event: Event, retryAfter = 0) =>
  step(sync, event, { now: NOW, random: 0.5, retryAfter })
const underWay = (phase: Phase) => phase === 'sending' || phase === 'applying'

describe.each(PHASES)('%s', (phase) => {
  test.each(EVENTS)('on %s does what its cell says, and sets the next attempt that goes with it', (event) => {
    const before = at(phase, { failures: 2, nextAttempt: NOW + 5 })
    const cell = cellOf(phase, event)
    const { sync, reaction } = stepped(before, event)
    expect([sync.phase, reaction]).toEqual([cell.to, cell.do])
    switch (reaction) {
      case 'retry':
        expect(sync.failures).toBe(3)
        expect(sync.nextAttempt).toBeGreaterThan(NOW)
        expect(sync.nextAttempt).toBeLessThanOrEqual(NOW + 5 * 60_000)
        expect(stepped(before, event, 600_000).sync.nextAttempt).toBe(NOW + 600_000)
        break
      case 'look':
        expect(sync).toMatchObject({ failures: 0, nextAttempt: NOW + LOOK_EVERY })
        break
      case 'gather':
        expect(sync.nextAttempt).toBe(NOW + GATHER)
        break
      case 'pause':
        expect(sync.nextAttempt).toBeNull()
        break
      case 'run':
        expect(sync.phase).toBe('sending')
        break
      default:
        expect(sync).toMatchObject({ failures: 2, nextAttempt: NOW + 5 })
    }
  })

  test('a tap always leads to an attempt', () => {
    expect(['run', 'again']).toContain(cellOf(phase, 'tap').do)
  })

  test('trouble outside an attempt changes nothing', () => {
    for (const trouble of TROUBLES) {
      if (underWay(phase) || (phase === 'full' && trouble === 'quota')) continue
      expect(stepped(at(phase), trouble)).toEqual({ sync: at(phase), reaction: 'stay' })
    }
  })
})

test('every trouble in the middle of an attempt ends in a state that a timer or a tap leads out of', () => {
  for (const trouble of TROUBLES) {
    for (const phase of ['sending', 'applying'] as const) {
      const { sync } = stepped(at(phase), trouble)
      const wakes = WAKES.filter((wake) => cellOf(sync.phase, wake).do === 'run')
      expect(underWay(sync.phase) || wakes.length > 0, `${phase} ${trouble}`).toBe(true)
    }
  }
})

test('only being signed out waits for a person; every other rest has a next attempt', () => {
  const paused = PHASES.filter((phase) => !underWay(phase) && cellOf(phase, 'due').do !== 'run')
  expect(paused).toEqual(['signed-out'])
})

test('whatever happens, in whatever order, the engine never loses the way back to sending', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 30 }), (events) => {
      const end = events.reduce((sync, event) => stepped(sync, event).sync, at('idle'))
      const tapped = stepped(end, 'tap')
      return underWay(tapped.sync.phase) && tapped.sync.failures <= events.length
    }),
  )
})
