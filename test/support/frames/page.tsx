/** A page of the tests' own for the two ends of a run of frames, as a screen of the app holds them. */

import '../../../src/app/ui/tokens.css'
import '../../../src/app/ui/base.css'
import { render } from 'preact'
import { ReadFrames } from '../../../src/app/features/carry/frames/read-frames.tsx'
import { ShowFrames } from '../../../src/app/features/carry/frames/show-frames.tsx'
import { loadAllMessages, showLanguage } from '../../../src/app/platform/language.ts'
import { Page } from '../../../src/app/ui/page.tsx'
import type { Language } from '../../../src/shared/i18n/languages.ts'

declare global {
  interface Window {
    /** What was read, once it is whole. */
    received?: string
    cancelled?: boolean
  }
}

const asked = new URLSearchParams(location.search)
document.documentElement.dataset.theme = asked.get('theme') ?? ''
await showLanguage((asked.get('language') ?? 'th') as Language)
await Promise.all([loadAllMessages(), loadAllMessages('later')])

const onRead = {
  onDone: (bytes: Uint8Array<ArrayBuffer>) => {
    window.received = bytes.toBase64()
  },
  onCancel: () => {
    window.cancelled = true
  },
}
const frame = document.createElement('div')
document.body.append(frame)
render(
  <Page title="QR" tone="shop" back="/shop" plain>
    {location.pathname === '/show' ? <ShowFrames bytes={await bytesToShow()} /> : <ReadFrames {...onRead} />}
  </Page>,
  frame,
)

async function bytesToShow(): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch('/bytes')).arrayBuffer())
}
