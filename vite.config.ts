import preact from '@preact/preset-vite'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { alias } from './tools/build/alias.ts'
import { firstVisit } from './tools/build/first-visit.ts'
import { precompress } from './tools/build/precompress.ts'
import { restList } from './tools/build/rest-list.ts'
import { isRest, splitting } from './tools/build/split.ts'
import { squeeze } from './tools/build/squeeze.ts'
import { webManifest } from './tools/build/web-manifest.ts'
import { zipAtOnce } from './tools/build/zip-at-once.ts'

const root = import.meta.dirname

/** Chrome and Samsung Internet (19 is Chromium 102) of late 2022, Safari 16.4, Firefox ESR. */
const target = ['chrome102', 'safari16.4', 'firefox128']

/** In development the API runs beside Vite (`tools/dev.ts`); a phone sees one origin, as in production. */
const api = `http://127.0.0.1:${process.env.API_PORT ?? '8081'}`

/** An entry of the precache list. */
interface Precached {
  url: string
  revision: string | null
}

/** A part of a hash tells versions of a file apart as well, in a worker of which every byte is counted. */
function short<T extends Precached>({ url, revision }: T): T {
  return (revision === null ? { url } : { url, revision: revision.slice(0, 6) }) as T
}

export default defineConfig({
  resolve: { alias },
  plugins: [
    preact({ reactAliasesEnabled: false }),
    firstVisit(['src/app/features/start/index.tsx', 'src/shared/i18n/th/rest.ts']),
    VitePWA({
      strategies: 'injectManifest',
      registerType: 'prompt',
      // The app registers it with workbox-window, so that an update can wait for the end of a sale.
      injectRegister: false,
      filename: 'sw.js',
      manifest: webManifest(root),
      // Icons are fetched by the phone when it installs the app; they sell nothing offline.
      includeManifestIcons: false,
      injectManifest: {
        // A classic script: Firefox ESR takes no module as service worker.
        rollupFormat: 'iife',
        buildPlugins: { vite: [squeeze(false)] },
        // Not the tab's picture: an installed app has none, and the browser keeps it by itself.
        globPatterns: ['**/*.{html,js,css}'],
        // Nor the way out of LINE: it is shown where there is a network, and no shop.
        globIgnores: ['rest/**', 'icons/**', 'assets/inside-line-*'],
        maximumFileSizeToCacheInBytes: 512 * 1024,
        // Hashed names need no revision in the list.
        dontCacheBustURLsMatching: /^assets\//,
        manifestTransforms: [(entries) => ({ manifest: entries.map(short) })],
      },
      integration: {
        // The plugin names the output after the source; the source is called after its folder instead.
        beforeBuildServiceWorker(options) {
          options.swSrc = `${root}/src/sw/index.ts`
        },
      },
      devOptions: { enabled: false },
    }),
    squeeze(true),
    restList(),
    precompress(),
  ],
  worker: {
    format: 'es',
    plugins: () => [zipAtOnce(root)],
    rolldownOptions: {
      output: {
        entryFileNames: ({ name, moduleIds }) => {
          if (!isRest(moduleIds)) return 'assets/worker-[hash:6].js'
          return name === 'reader' ? 'rest/reader-[hash:6].js' : 'rest/xlsx-[hash:6].js'
        },
      },
    },
  },
  build: {
    target,
    sourcemap: false,
    // For `npm run size`, which finds each chunk by the name of its source.
    manifest: true,
    // The polyfill is an inline script, and every browser of the target has modulepreload.
    modulePreload: { polyfill: false },
    // No `data:` addresses: the Content-Security-Policy does not allow them for scripts and styles.
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    rolldownOptions: {
      output: {
        // Six letters tell versions of a file apart too, and the worker lists some forty of them.
        chunkFileNames: (chunk) => `${isRest(chunk.moduleIds) ? 'rest' : 'assets'}/[name]-[hash:6].js`,
        // Lists are of the rest, as jsQR is.
        assetFileNames: ({ names }) => `${names[0]?.endsWith('.txt') ? 'rest' : 'assets'}/[name]-[hash:6][extname]`,
        codeSplitting: splitting(root, 'src/app/features/sell/index.tsx'),
      },
    },
  },
  server: {
    proxy: {
      '/api': api,
      '/healthz': api,
      '^/(?:(?:th|lo|en|zh)/)?[copst]/': api,
      '/office': api,
      '/robots.txt': api,
      '/sitemap.xml': api,
    },
  },
})
