import { fireEvent, render, screen } from '@testing-library/preact'
import { expect, test } from 'vitest'
import { Button, IconButton } from '../../../src/app/ui/button.tsx'

test('promise 2: a second tap while the first is being done does nothing, and the next one does again', async () => {
  const finish: (() => void)[] = []
  const sell = () => new Promise<void>((resolve) => finish.push(resolve))
  render(<Button onPress={sell}>Sell</Button>)
  const button = screen.getByRole('button', { name: 'Sell' })
  fireEvent.click(button)
  fireEvent.click(button)
  expect(finish).toHaveLength(1)
  finish[0]?.()
  await new Promise((resolve) => setTimeout(resolve))
  fireEvent.click(button)
  expect(finish).toHaveLength(2)
})

test('a press that failed can be tried again', async () => {
  let tries = 0
  const fails = async () => {
    tries++
    throw new Error('no room')
  }
  const seen: unknown[] = []
  const listen = (event: Event) => {
    event.preventDefault()
    seen.push((event as PromiseRejectionEvent).reason)
  }
  const onNode = (reason: unknown) => seen.push(reason)
  process.on('unhandledRejection', onNode)
  addEventListener('unhandledrejection', listen)
  render(<IconButton label="Save" icon="check" onPress={fails} />)
  const button = screen.getByRole('button', { name: 'Save' })
  fireEvent.click(button)
  await new Promise((resolve) => setTimeout(resolve))
  fireEvent.click(button)
  await new Promise((resolve) => setTimeout(resolve))
  expect(tries).toBe(2)
  process.off('unhandledRejection', onNode)
  removeEventListener('unhandledrejection', listen)
})

test('a button that is a link leads where it says', () => {
  render(<Button href="/sell">Sell</Button>)
  expect(screen.getByRole('link', { name: 'Sell' }).getAttribute('href')).toBe('/sell')
})
