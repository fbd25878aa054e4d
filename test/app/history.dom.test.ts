import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { back, backFromHere, navigate, noteNavigation, reload, setRouter } from '../../src/app/platform/history.ts'

const routed: string[] = []

beforeEach(() => {
  routed.length = 0
  setRouter((url) => routed.push(url))
  history.replaceState(null, '', '/goods/a/edit')
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
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

test('what is still going back, a press of back behind it and a page after that: each waits for the one before', async () => {
  const went = vi.spyOn(history, 'back').mockImplementation(() => {})
  const arrive = async () => {
    dispatchEvent(new PopStateEvent('popstate'))
    await Promise.resolve()
  }
  noteNavigation(true)
  noteNavigation(true)
  back('/goods')
  back('/goods')
  navigate('/money')
  expect(went).toHaveBeenCalledTimes(1)
  await arrive()
  expect(went).toHaveBeenCalledTimes(2)
  expect(routed).toEqual([])
  await arrive()
  expect(routed).toEqual(['/money'])
})

test('the app is loaded anew once what goes back has gone back: the browser would give the loading up for it', async () => {
  const [goesBack, loads] = [vi.spyOn(history, 'back'), vi.spyOn(location, 'reload')]
  for (const spy of [goesBack, loads]) spy.mockImplementation(() => {})
  noteNavigation(true)
  back('/goods')
  reload()
  expect(goesBack).toHaveBeenCalledOnce()
  expect(loads).not.toHaveBeenCalled()
  dispatchEvent(new PopStateEvent('popstate'))
  await vi.waitFor(() => expect(loads).toHaveBeenCalledOnce())
})

test('a browser that lets a going back drop keeps nobody from all that comes after it', async () => {
  vi.useFakeTimers()
  vi.spyOn(history, 'back').mockImplementation(() => {})
  noteNavigation(true)
  back('/goods')
  navigate('/money')
  await vi.advanceTimersByTimeAsync(5000)
  expect(routed).toEqual([])
  await vi.advanceTimersByTimeAsync(10_000)
  expect(routed).toEqual(['/money'])
})
