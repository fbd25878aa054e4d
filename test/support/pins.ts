/** What a person's hands do where several share a phone. */

import { button, goTo, type Held, wordsOf } from './hands.ts'

/** Types a PIN on the pad that is on top: in a sheet, if one is open. */
export async function typePin({ page, language }: Held, pin: string): Promise<void> {
  const inSheet = (await page.locator('dialog[open]').count()) > 0
  const pad = page.locator(inSheet ? 'dialog[open] .pin-pad' : '.pin-pad').last()
  for (const digit of pin) await pad.getByRole('button', { name: digit, exact: true }).click()
  await pad.getByRole('button', { name: wordsOf(language)('pin.enter') }).click()
}

interface Newcomer {
  name: string
  role: 'owner' | 'helper'
  pin?: string
}

/** The owner adds a person on the shop's page. */
export async function addPerson(phone: Held, { name, role, pin }: Newcomer): Promise<void> {
  const t = wordsOf(phone.language)
  const { page } = phone
  await goTo(phone, 'shop')
  await page.getByRole('link', { name: new RegExp(t('people.title')) }).click()
  await button(phone, t('people.add')).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel(t('people.name'), { exact: true }).fill(name)
  await sheet.getByRole('radio', { name: t(`shop.device.${role}`) }).check()
  if (pin) {
    await sheet.getByRole('button', { name: t('people.setPin') }).click()
    await typePin(phone, pin)
    await page.getByText(t('people.pinAgain')).first().waitFor()
    await typePin(phone, pin)
  }
  await sheet.getByRole('button', { name: t('common.save') }).click()
  await sheet.waitFor({ state: 'detached' })
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .waitFor()
}

/** Hands the phone to a person by her face in the head of the page. */
export async function handTo(phone: Held, name: string, pin?: string): Promise<void> {
  const { page } = phone
  await page.locator('.who').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(name) })
    .click()
  if (pin) {
    await page.locator('dialog[open] .pin-pad').waitFor()
    await typePin(phone, pin)
  }
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
