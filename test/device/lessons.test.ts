import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { recordLesson } from '../../src/device/store/actions/lessons.ts'
import { Village } from '../support/village.ts'

test('a lesson is told to the shop once a phone, done twice at the same time too, and what was done before joining when it is done again', async () => {
  await using village = await Village.open()
  const owner = await village.owner()
  const helper = await village.another(owner, 'helper')
  await Promise.all([recordLesson(owner.db, 'photo', false), recordLesson(owner.db, 'photo', true)])
  await recordLesson(owner.db, 'photo', true)
  // Done before the shop was joined: nothing is known of it yet.
  await recordLesson(owner.db, 'slip', true)
  await recordLesson(owner.db, 'slip', true)
  await owner.sync()
  await helper.sync()
  await recordLesson(helper.db, 'photo', false)
  await helper.sync()
  await owner.sync()
  const lessons = (await owner.db.lesson.toArray()).map(({ fields }) => `${fields.lesson} ${fields.device}`)
  const { device } = owner.session
  expect(lessons.sort()).toEqual([`photo ${device}`, `slip ${device}`, `photo ${helper.session.device}`].sort())
  expect(await owner.db.outbox.count()).toBe(0)
})
