/** Real processes and real sockets at full speed: by itself, after all other tests. */

import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFailed, onTestFinished, test } from 'vitest'
import { newId } from '../../../src/shared/domain/ids.ts'
import { readCode } from '../../../src/shared/protocol/code.ts'
import { codeAnswer, joinAnswer } from '../../../src/shared/protocol/join.ts'
import { writeToken } from '../../../src/shared/protocol/token.ts'
import { Random } from '../../faults/random.ts'
import { joining, nonce } from '../kit.ts'
import { admin, run } from '../process.ts'
import { examine } from './examine.ts'
import { Mortal } from './mortal.ts'
import { Photographer } from './photographer.ts'
import { Seller } from './seller.ts'

const { KILL_SEED, KILLS } = process.env
const SEED = Number(KILL_SEED ?? Date.now() % 1e9)
const TIMES = Number(KILLS ?? 100)
/** A kill comes at most so many answers, and then so many milliseconds, after a start. */
const LONGEST_LIFE = { answers: 40, ms: 10 }

async function post(mortal: Mortal, path: string, body: object, token = ''): Promise<unknown> {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }
  const response = await fetch(mortal.process.origin + path, { method: 'POST', headers, body: JSON.stringify(body) })
  return response.json()
}

/** A new phone of the shop that the code belongs to; its token. */
async function join(mortal: Mortal, code: string, shop: string | null = null): Promise<string> {
  const request = joining(code, shop)
  const answer = joinAnswer.parse(await post(mortal, '/api/join', request))
  return writeToken(answer.shop, request.device, request.secret)
}

async function openShop(mortal: Mortal): Promise<string> {
  const { output } = await run(admin('code'), mortal.process.env)
  return join(mortal, readCode(/#join=\w+/.exec(output)?.[0] ?? ''), newId())
}

async function another(mortal: Mortal, owner: string): Promise<string> {
  const { code } = codeAnswer.parse(await post(mortal, '/api/codes', { nonce: nonce(), role: 'owner' }, owner))
  return join(mortal, code)
}

test(`promises 1 and 2: killed ${TIMES} times under load, the server has everything that it acknowledged, once, and every start is clean`, async () => {
  onTestFailed(() => console.error(`KILL_SEED=${SEED}`))
  const random = new Random(SEED)
  const mortal = await Mortal.start()
  onTestFinished(() => mortal.process.dispose())
  const [big, small] = [await openShop(mortal), await openShop(mortal)]
  const phones = [big, await another(mortal, big), await another(mortal, big), small]
  const sellers = phones.map((token, index) => new Seller(mortal, token, new Random(SEED + index + 1)))
  const photographers = [big, small].map((token) => new Photographer(mortal, token))

  let killed = 0
  const enough = () => killed === TIMES
  const load = Promise.all([
    ...sellers.map((seller) => seller.trade(enough)),
    ...photographers.map((one) => one.photograph(enough)),
  ])
  const killing = async () => {
    while (!enough()) {
      await mortal.answers(random.below(LONGEST_LIFE.answers))
      // The other half come on the heels of an answer: what was answered too early is lost then.
      if (random.chance(0.5)) await pause(random.below(LONGEST_LIFE.ms))
      await mortal.kill()
      killed += 1
    }
  }
  await Promise.all([load, killing()])
  await Promise.all(sellers.map((seller) => seller.readOn()))

  expect(examine(mortal.process.dataDir, sellers, photographers)).toEqual([])
  await mortal.process.stop()
  expect(mortal.trouble()).toEqual([])
  // That there was a load, and that the kills met it.
  const sum = (counts: number[]) => counts.reduce((all, count) => all + count, 0)
  expect(sum(sellers.map(({ acknowledged }) => acknowledged.length))).toBeGreaterThan(TIMES)
  expect(sum(sellers.map(({ cutOff }) => cutOff))).toBeGreaterThan(TIMES)
  expect(sum(photographers.map(({ resumed }) => resumed))).toBeGreaterThan(0)
}, 600_000)
