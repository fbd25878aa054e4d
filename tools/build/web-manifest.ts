import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ManifestOptions } from 'vite-plugin-pwa'

/** The web app manifest: what an installed Talat is called, and what its icon offers when it is held. */
export function webManifest(root: string): Partial<ManifestOptions> {
  return {
    id: '/',
    start_url: '/',
    scope: '/',
    name: 'Talat ตลาด',
    short_name: 'ตลาด',
    description: 'ขายของจากมือถือเครื่องเดียว มีเน็ตหรือไม่มีก็ได้',
    lang: 'th',
    dir: 'ltr',
    display: 'standalone',
    background_color: '#FBF8F1',
    theme_color: '#26336E',
    categories: ['business', 'shopping'],
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icons/maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: 'ขาย Sell', short_name: 'ขาย', url: '/sell', icons: [shortcutIcon('sell')] },
      { name: 'เพิ่มผ้า Add a cloth', short_name: 'เพิ่มผ้า', url: '/goods/new', icons: [shortcutIcon('add')] },
    ],
    // What a neighbour gives to carry comes by the share sheet (the service worker answers it), or is opened as a file.
    share_target: {
      action: '/take',
      method: 'POST',
      enctype: 'multipart/form-data',
      params: {
        files: [{ name: 'file', accept: ['text/plain', '.txt', '.talat', 'application/octet-stream'] }],
      },
    },
    file_handlers: [{ action: '/shop/carry', accept: { 'application/x-talat': ['.talat'] } }],
    screenshots: screenshots(join(root, 'public/screenshots')),
  }
}

function shortcutIcon(name: string) {
  return { src: `/icons/shortcut-${name}.png`, sizes: '192x192', type: 'image/png' }
}

const SCREENSHOT = /^(narrow|wide)-(.+)-(\d+x\d+)\.(png|webp)$/

/** Lists the screenshots that exist; each file's name tells its form and size: `narrow-sell-720x1480.webp`. */
function screenshots(folder: string): ManifestOptions['screenshots'] {
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  return names.flatMap((name) => {
    const [, form, label, sizes, type] = SCREENSHOT.exec(name) ?? []
    if (!form || !label || !sizes || !type) return []
    const form_factor = form === 'wide' ? ('wide' as const) : ('narrow' as const)
    return [
      { src: `/screenshots/${name}`, sizes, type: `image/${type}`, form_factor, label: label.replaceAll('-', ' ') },
    ]
  })
}
