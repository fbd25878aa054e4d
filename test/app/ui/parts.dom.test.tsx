import { fireEvent, render, screen } from '@testing-library/preact'
import { useState } from 'preact/hooks'
import { expect, test } from 'vitest'
import { t } from '../../../src/app/platform/language.ts'
import { Chips } from '../../../src/app/ui/chips.tsx'
import { Field } from '../../../src/app/ui/field.tsx'
import { AmountKeypad } from '../../../src/app/ui/keypad.tsx'
import { Notes } from '../../../src/app/ui/notes.tsx'
import { QrCode } from '../../../src/app/ui/qr-code.tsx'
import { Stepper } from '../../../src/app/ui/stepper.tsx'

test('a field tells its hint and its error to a screen reader', () => {
  render(<Field label="Name" hint="short" error="missing" value="" onInput={() => {}} />)
  const input = screen.getByLabelText('Name')
  expect(input.getAttribute('aria-invalid')).toBe('true')
  const about = input.getAttribute('aria-describedby')?.split(' ') ?? []
  expect(about.map((id) => document.getElementById(id)?.textContent)).toEqual(['short', 'missing'])
})

test('of chips one is chosen, as of radio buttons', () => {
  const chosen: string[] = []
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ]
  render(<Chips label="Letter" value="a" options={options} onChange={(value) => chosen.push(value)} />)
  expect(screen.getByRole('group', { name: 'Letter' })).toBeTruthy()
  expect(screen.getByRole('radio', { name: 'A' })).toHaveProperty('checked', true)
  fireEvent.click(screen.getByRole('radio', { name: 'B' }))
  expect(chosen).toEqual(['b'])
})

test('a stepper stays between its ends', () => {
  const Counter = () => {
    const [value, setValue] = useState(1)
    return <Stepper label="How many" value={value} min={1} max={2} onChange={setValue} />
  }
  render(<Counter />)
  const [less, more] = [
    screen.getByRole('button', { name: t('common.less') }),
    screen.getByRole('button', { name: t('common.more') }),
  ]
  expect(less).toHaveProperty('disabled', true)
  fireEvent.click(more)
  expect(screen.getByRole('status').textContent).toBe('2')
  expect(more).toHaveProperty('disabled', true)
})

test('the first key replaces the amount that stood there, the next ones add to it, erase takes one away', () => {
  render(<Keypad start={180000} />)
  press('1', '7', '5', '0')
  expect(amount()).toBe('175000')
  fireEvent.click(screen.getByRole('button', { name: t('common.erase') }))
  expect(amount()).toBe('17500')
})

test('a keypad takes decimals as far as the currency has them, and only numbers that are amounts', () => {
  render(<Keypad start={null} />)
  press('0', '1', '2')
  fireEvent.click(screen.getByRole('button', { name: t('common.point') }))
  press('5', '5', '5')
  expect(amount()).toBe('1255')
})

test('change is shown as the notes and coins to hand over, with a name for each', () => {
  render(<Notes amount={73500} currency="THB" />)
  const names = screen.getAllByRole('listitem').map((item) => item.getAttribute('aria-label')?.replace('\u00a0', ' '))
  expect(names).toEqual(['500 ฿ × 1', '100 ฿ × 2', '20 ฿ × 1', '10 ฿ × 1', '5 ฿ × 1'])
})

test('a QR is a picture with a name, black on white', () => {
  render(<QrCode text="https://talat.example/#join=abcd1234" label="QR of the code" />)
  const picture = screen.getByRole('img', { name: 'QR of the code' })
  expect(picture.querySelector('rect')?.getAttribute('fill')).toBe('#fff')
  expect(picture.querySelector('path')?.getAttribute('d')?.length).toBeGreaterThan(1000)
})

function Keypad({ start }: { start: number | null }) {
  const [value, setValue] = useState(start)
  return (
    <>
      <AmountKeypad label="Price" value={value} onChange={setValue} currency="THB" />
      <p data-testid="amount">{String(value)}</p>
    </>
  )
}
const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.click(screen.getByRole('button', { name: key }))
}
const amount = () => screen.getByTestId('amount').textContent
