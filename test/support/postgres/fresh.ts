import { afterAll, beforeAll, inject, onTestFinished } from 'vitest'
import { dropDatabase, emptyDatabase, makeDatabase } from './databases.ts'
import type { ForTests } from './one.ts'

/** Those that no test has now; each file has its own. */
const free: string[] = []

/** Milliseconds that the first one of a run may take: PostgreSQL starts then. */
const START = 120_000

beforeAll(async () => {
  free.push(await copyOfTemplate())
}, START)

afterAll(async () => {
  for (const database of free.splice(0)) await dropDatabase(database)
})

/** The address of an empty database that no other test has meanwhile, with the tables of today. */
export async function freshDatabase(): Promise<string> {
  const database = free.pop() ?? (await copyOfTemplate())
  onTestFinished(async () => {
    await emptyDatabase(database)
    free.push(database)
  })
  return database
}

/** One without any tables. */
export async function bareDatabase(): Promise<string> {
  const database = await makeDatabase((await forTests()).url)
  onTestFinished(() => dropDatabase(database))
  return database
}

async function copyOfTemplate(): Promise<string> {
  const { url, template } = await forTests()
  return makeDatabase(url, template)
}

async function forTests(): Promise<ForTests> {
  const answer = await fetch(inject('postgres'))
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as ForTests
}
