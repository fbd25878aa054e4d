import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { walkingThrough } from '../support/whole-tables.ts'

test('a query that walks through a table is found, whichever way; one that goes to its rows is not', () => {
  const database = new DatabaseSync(':memory:')
  database.exec('create table things (shop text, id text, at integer, primary key (shop, id))')
  const walking = walkingThrough(database)
  const whole = ['select * from things where id = ?', 'select count(*) from things', 'delete from things where at < ?']
  const there = [
    'select * from things where shop = ? and at > ?',
    'delete from things where shop = ? and id in (?, ?)',
    'insert into things values (?, ?, ?), (?, ?, ?)',
  ]
  for (const query of [...whole, ...there]) database.prepare(query)
  expect(walking().map((line) => line.split(': ')[1])).toEqual(whole)
  database.close()
})
