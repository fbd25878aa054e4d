import 'fake-indexeddb/auto'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import { voiceOf } from '../../src/app/platform/speak.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { openApp, phoneWithShop } from './kit.tsx'
import { noSheet, press, sheet, stock, type } from './trade-kit.ts'

let db: ShopDatabase
beforeEach(async () => {
  ;({ db } = await phoneWithShop())
})
afterEach(() => vi.unstubAllGlobals())

type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'name'>
const voice = (lang: string, localService = true): SpeechSynthesisVoice =>
  ({ lang, localService, name: `${lang} ${localService}` }) satisfies Voice as SpeechSynthesisVoice

/** What a phone's speech is, without the sound: happy-dom has none. */
class Mouth extends EventTarget {
  voices: SpeechSynthesisVoice[] = []
  said: string[] = []
  getVoices = () => this.voices
  speak = ({ text, lang }: { text: string; lang: string }) => this.said.push(`${lang}: ${text}`)
  cancel = () => this.said.push('hush')
  /** Voices become known while the app is open, as Android does it. */
  learn(...voices: SpeechSynthesisVoice[]) {
    this.voices = voices
    act(() => void this.dispatchEvent(new Event('voiceschanged')))
  }
}

function phoneThatSpeaks(): Mouth {
  const mouth = new Mouth()
  vi.stubGlobal('speechSynthesis', mouth)
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class {
      lang = ''
      text: string
      constructor(text: string) {
        this.text = text
      }
    },
  )
  return mouth
}

async function sellNaga() {
  await stock(db)
  await openApp('/sell')
  await press(/ผ้าหมี่ขิด ลายนาค/)
  await press(t('sell.cash'))
  await screen.findByText('หนึ่งพันแปดร้อยบาท')
}

const aloud = () => screen.queryByRole('button', { name: 'อ่านให้ฟัง' })

describe('the amount of a sale', () => {
  test('stands there in words; a phone without a voice offers none', async () => {
    await sellNaga()
    expect(aloud()).toBeNull()
  })

  test('is read aloud once there is a voice of the language, and one of another language is none', async () => {
    const mouth = phoneThatSpeaks()
    await sellNaga()
    mouth.learn(voice('en-US'), voice('lo-LA'))
    expect(aloud()).toBeNull()
    mouth.learn(voice('en-US'), voice('th_TH'))
    expect(aloud()).toBeTruthy()
    await press('อ่านให้ฟัง')
    await waitFor(() => expect(mouth.said.at(-1)).toBe('th-TH: หนึ่งพันแปดร้อยบาท'))
  })

  test('is read no longer when its sheet is closed', async () => {
    const mouth = phoneThatSpeaks()
    mouth.learn(voice('th-TH'))
    await sellNaga()
    await press('อ่านให้ฟัง')
    await press(t('sell.sellOn'))
    await noSheet()
    await waitFor(() => expect(mouth.said.at(-1)).toBe('hush'))
  })

  test('stands in words before the cash is taken for a basket, and on the money screen', async () => {
    await openApp('/sell', 'en')
    await press(t('sell.amountOnly'))
    type('3500')
    await press(t('sell.toBasket'))
    await press(t('sell.cash'))
    const words = 'three thousand five hundred baht'
    const received = within(await sheet())
    await received.findByText(words)
    fireEvent.click(received.getByRole('button', { name: t('sell.cash') }))
    await sheet(/^Sold/)
    await press(t('sell.sellOn'))
    await noSheet()
    fireEvent.click(screen.getByRole('link', { name: t('common.money') }))
    await waitFor(() => expect(document.querySelector('.money-today')?.textContent).toContain(words))
  })
})

describe('the voice that speaks', () => {
  test('is one of the language, on the phone itself if there is one; Cantonese is not taken for Chinese', () => {
    expect(voiceOf([voice('zh-CN', false), voice('zh-TW')], 'zh')?.name).toBe('zh-TW true')
    expect(voiceOf([voice('zh-HK'), voice('zh-CN', false)], 'zh')?.name).toBe('zh-CN false')
    expect(voiceOf([voice('zh_CN_#Hans')], 'zh')?.lang).toBe('zh_CN_#Hans')
    expect(voiceOf([voice('th-TH')], 'lo')).toBeNull()
    expect(voiceOf([], 'th')).toBeNull()
  })
})
