import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { useState } from 'preact/hooks'
import { beforeEach, expect, test } from 'vitest'
import { forgetSheets, navigate, setRouter } from '../../../src/app/platform/history.ts'
import { t } from '../../../src/app/platform/language.ts'
import { workInHand } from '../../../src/app/platform/update.ts'
import { Sheet } from '../../../src/app/ui/sheet.tsx'
import { Toasts, toast } from '../../../src/app/ui/toast.tsx'

beforeEach(() => forgetSheets())

function Page({ children = 'content' }: { children?: preact.ComponentChildren }) {
  const [open, setOpen] = useState(true)
  return open ? (
    <Sheet title="Change" onClose={() => setOpen(false)}>
      {children}
    </Sheet>
  ) : null
}

const gone = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())

test('a sheet is a modal dialog with its title as its name', async () => {
  render(<Page />)
  const dialog = await screen.findByRole('dialog', { name: 'Change' })
  expect((dialog as HTMLDialogElement).open).toBe(true)
})

test('Escape, the close button and a tap beside it close it; a tap inside does not', async () => {
  render(<Page />)
  fireEvent.click(await screen.findByText('content'))
  fireEvent.click(screen.getByRole('button', { name: t('common.close') }))
  await gone()
  cleanup()
  render(<Page />)
  fireEvent(await screen.findByRole('dialog'), new Event('cancel', { cancelable: true }))
  await gone()
  cleanup()
  render(<Page />)
  fireEvent.click(await screen.findByRole('dialog'))
  await gone()
})

test('the back button closes it and leaves the page where it is', async () => {
  history.replaceState(null, '', '/goods')
  render(<Page />)
  await waitFor(() => expect(history.state).toMatchObject({ sheet: expect.any(Number) }))
  history.replaceState(null, '')
  fireEvent(window, new PopStateEvent('popstate'))
  await gone()
  expect(location.pathname).toBe('/goods')
})

test('a page that is opened from a sheet takes the place of the sheet in the history', async () => {
  const went: unknown[] = []
  setRouter((url, replace) => went.push({ url, replace }))
  render(<Page />)
  await waitFor(() => expect(history.state).toMatchObject({ sheet: expect.any(Number) }))
  navigate('/orders/1')
  expect(went).toEqual([{ url: '/orders/1', replace: true }])
})

test('closed, it gives the focus back to what opened it', async () => {
  const Opener = () => {
    const [open, setOpen] = useState(false)
    return (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          Open
        </button>
        {open && (
          <Sheet title="Change" onClose={() => setOpen(false)}>
            content
          </Sheet>
        )}
      </>
    )
  }
  render(<Opener />)
  const button = screen.getByRole('button', { name: 'Open' })
  button.focus()
  fireEvent.click(button)
  const close = await screen.findByRole('button', { name: t('common.close') })
  await waitFor(() => expect(screen.getByRole<HTMLDialogElement>('dialog').open).toBe(true))
  close.focus()
  fireEvent.click(close)
  await gone()
  await waitFor(() => expect(document.activeElement).toBe(button))
})

test('while a sheet is open no new version is offered', async () => {
  render(<Page />)
  await waitFor(() => expect(workInHand.value).toBe(1))
  fireEvent.click(screen.getByRole('button', { name: t('common.close') }))
  await gone()
  expect(workInHand.value).toBe(0)
})

test('a message can be read and taken back while a sheet lies over the page', async () => {
  let undone = 0
  render(
    <>
      <Page />
      <Toasts />
    </>,
  )
  const dialog = await screen.findByRole('dialog')
  toast('Deleted', { undo: () => undone++ })
  await waitFor(() => expect(dialog.textContent).toContain('Deleted'))
  const [inside] = Array.from(dialog.querySelectorAll('button')).filter(
    (button) => button.textContent === t('common.undo'),
  )
  if (!inside) throw new Error('no undo inside the dialog')
  fireEvent.click(inside)
  await waitFor(() => expect(screen.queryByText('Deleted')).toBeNull())
  expect(undone).toBe(1)
})
