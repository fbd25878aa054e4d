/** What neighbours carry: the page, to whom and by which way, where it comes in, and what became of it. */

import { newId } from '../../src/shared/domain/ids.ts'
import { button, goTo, wordsOf } from '../support/hands.ts'
import { change, putRow } from './plant.ts'
import type { Screen } from './run.ts'

const HOUR = 3_600_000

export const carryScreens: Screen[] = [
  {
    name: 'carry',
    async show(phone) {
      const t = wordsOf(phone.language)
      await goTo(phone, 'shop')
      await phone.page.getByRole('link', { name: new RegExp(t('carry.title')) }).click()
      await phone.page.getByRole('heading', { name: t('carry.take') }).waitFor()
      await phone.page.getByRole('heading', { name: t('carry.give') }).waitFor()
    },
  },
  {
    name: 'carry-to',
    async show(phone) {
      const t = wordsOf(phone.language)
      await button(phone, t('carry.giveNews')).click()
      await phone.page.getByLabel(t('carry.to')).fill(phone.language === 'th' ? 'ป้าดำ' : 'Aunt Dam')
    },
  },
  {
    name: 'carry-ways',
    async show(phone) {
      const t = wordsOf(phone.language)
      await button(phone, t('carry.make')).click()
      await button(phone, t('carry.save')).waitFor()
    },
  },
  {
    name: 'carry-show',
    async show(phone) {
      const t = wordsOf(phone.language)
      await button(phone, t('carry.show')).click()
      await phone.page.getByRole('img', { name: t('frames.picture') }).waitFor()
    },
  },
  {
    name: 'carry-take',
    async show(phone) {
      const t = wordsOf(phone.language)
      await phone.page.keyboard.press('Escape')
      await phone.page.getByRole('dialog').waitFor({ state: 'hidden' })
      await button(phone, t('carry.takeGo')).click()
      await phone.page.getByLabel(t('carry.open')).waitFor()
    },
  },
  {
    name: 'carry-wrong',
    async show(phone) {
      const t = wordsOf(phone.language)
      await button(phone, t('carry.read')).click()
      await phone.page
        .getByRole('dialog')
        .getByRole('button', { name: t('common.close') })
        .last()
        .click()
      await phone.page
        .getByLabel(t('carry.open'))
        .setInputFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('a letter') })
      await phone.page.getByText(t('carry.came.nothing')).waitFor()
    },
  },
  {
    name: 'carry-lists',
    async show({ page, language }) {
      const thai = language === 'th'
      const given = { device: '', left: 0, key: '' }
      await change(page, 'state', {
        key: 'given',
        value: [
          { ...given, id: newId(), made: Date.now() - 50 * HOUR, to: '', operations: 0, pictures: 0, back: null },
          {
            ...given,
            id: newId(),
            made: Date.now() - 26 * HOUR,
            to: thai ? 'ป้าดำ' : 'Aunt Dam',
            operations: 43,
            pictures: 10,
            back: { at: Date.now() - 2 * HOUR, taken: 42, refused: 1 },
          },
          {
            ...given,
            id: newId(),
            made: Date.now() - HOUR,
            to: thai ? 'น้อย ลูกผู้ใหญ่บ้าน' : "Noi, the headman's son",
            operations: 5,
            pictures: 1,
            back: null,
          },
        ],
      })
      const bytes = new ArrayBuffer(8)
      for (const [index, row] of [
        { shop: thai ? 'ร้านยายทอง' : 'Grandma Thong', state: 'carried' },
        { shop: thai ? 'สมุนไพรภูแข' : 'Phu Khae herbs', state: 'handed', waits: false, handedAt: Date.now() - HOUR },
        {
          shop: thai ? 'กลุ่มทอผ้าไหมมัดหมี่บ้านนาข่า หมู่ 4' : 'Silk mudmee weavers of Ban Na Kha, house 4',
          state: 'refused',
          handedAt: Date.now() - HOUR,
        },
      ].entries()) {
        const taken = Date.now() - (index + 1) * 4 * HOUR
        const answer = row.state === 'handed' ? { answer: bytes } : {}
        await putRow(page, 'talat-carried', 'bundles', { ...row, ...answer, id: newId(), made: taken, taken, bytes })
      }
      await page.reload()
      await page.getByText(wordsOf(language)('carry.unreadable')).waitFor()
    },
  },
]
