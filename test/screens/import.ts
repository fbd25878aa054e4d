/** Bringing in a list: before it, what is in it, what its columns are, and after. */

import type { Language } from '../../src/shared/i18n/languages.ts'
import { button, goTo, wordsOf } from '../support/hands.ts'
import type { Screen, Shown } from './run.ts'

/** A list with a good that is there, and three lines to mend. */
const LISTS: Partial<Record<Language, string>> = {
  th: [
    'รหัส,ชื่อสินค้า,ราคาขาย (บาท),คงเหลือ,หน่วย,ชนิด,กว้าง (ซม.),ยาว (เมตร),ผู้ทอ,ไฟล์รูป',
    'A-01,ผ้ามัดหมี่ลายโคมเก้า,"2,400",1,ผืน,ผ้ามัดหมี่,100,2,ยายทอง บ้านนาข่า,a01.jpg',
    'A-02,ผ้าขาวม้าฝ้ายย้อมคราม,350,8,ผืน,ผ้าขาวม้า,80,1.8,ป้าแดง,a02.jpg',
    'A-03,ผ้าชิ้นฝ้ายสีธรรมชาติ,280,12.5,เมตร,ผ้าชิ้น,100,,,',
    'A-04,น้ำพริกเผากุ้ง,45.-,30,กระปุก,น้ำพริก เครื่องแกง,,,,',
    ',ผ้าพันคอฝ้าย,250,6,ผืน,ผ้าพันคอ,,,,',
    'A-05,,1200,1,ผืน,,,,,',
    'A-06,ผ้าไหมยกดอกลายราชวัตรผืนยาวพิเศษสำหรับงานแต่ง,ถามก่อน,1,ผืน,,,,,',
    'A-01,ผ้ามัดหมี่ลายขอ,1900,1,ฟุต,,,,,',
  ].join('\n'),
  en: [
    'SKU,Product name,Price (THB),In stock,Unit,Category,Width (cm),Length (m),Weaver,Photo file',
    'A-01,Mudmee with nine lanterns,"2,400",1,pcs,Mudmee,100,2,Grandma Thong,a01.jpg',
    'A-02,Indigo pha khao ma,350,8,pcs,Pha khao ma,80,1.8,Aunt Daeng,a02.jpg',
    'A-03,Cotton cloth by length,280,12.5,metre,Cloth by length,100,,,',
    'A-04,Roasted chilli paste,45.-,30,jar,Chilli or curry paste,,,,',
    ',Cotton scarf,250,6,pcs,Scarf,,,,',
    'A-05,,1200,1,pcs,,,,,',
    'A-06,Silk brocade with a very long name for a wedding of three days,ask first,1,pcs,,,,,',
    'A-01,Hooked mudmee,1900,1,foot,,,,,',
  ].join('\n'),
}

async function choose({ page, language }: Shown): Promise<void> {
  const t = wordsOf(language)
  await page.getByLabel(new RegExp(`^(${t('import.choose')}|${t('import.another')})$`)).setInputFiles({
    name: 'nakha-2569.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(LISTS[language] ?? LISTS.en ?? ''),
  })
  await page.locator('.import-lines > li').first().waitFor()
}

export const importScreens: Screen[] = [
  {
    name: 'import',
    async show(phone) {
      await goTo(phone, 'goods')
      await button(phone, wordsOf(phone.language)('goods.import')).click()
      await phone.page.getByText(wordsOf(phone.language)('import.help')).waitFor()
    },
  },
  { name: 'import-wrong', show: choose },
  {
    name: 'import-lines',
    show: ({ page, language }) =>
      page.getByRole('radio', { name: wordsOf(language)('import.all', { count: 8 }) }).check(),
  },
  {
    name: 'import-columns',
    async show({ page, language }) {
      await page.getByText(wordsOf(language)('import.columns'), { exact: true }).click()
      await page.locator('.import-select').nth(2).waitFor()
    },
  },
  {
    name: 'import-done',
    async show(phone) {
      const t = wordsOf(phone.language)
      await button(phone, t('import.go', { count: 4 })).click()
      await phone.page.getByText(t('import.done', { count: 4 })).waitFor()
    },
  },
  {
    name: 'import-undone',
    async show(phone) {
      const t = wordsOf(phone.language)
      await button(phone, t('import.undo')).click()
      await phone.page.getByText(t('import.undone')).waitFor()
    },
  },
]
