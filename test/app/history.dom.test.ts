import { beforeEach, expect, test } from 'vitest'
import { backFromHere, setRouter } from '../../src/app/platform/history.ts'

const routed: string[] = []

beforeEach(() => {
  routed.length = 0
  setRouter((url) => routed.push(url))
  history.replaceState(null, '', '/goods/a/edit')
})

test('what took a moment leads back to where the person came from', () => {
  const leave = backFromHere()
  leave('/goods/a')
  expect(routed).toEqual(['/goods/a'])
})

test('whoever has gone elsewhere meanwhile is not led away from there', () => {
  const leave = backFromHere()
  history.pushState(null, '', '/orders')
  leave('/goods/a')
  expect(routed).toEqual([])
})
