import { availableParallelism } from 'node:os'
import preact from '@preact/preset-vite'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { alias } from './tools/build/alias.ts'
import { chromiumOptions } from './tools/chromium.ts'
import { LongestFirst } from './tools/longest-first.ts'

/** A file's name says where it runs: `*.test.ts` in Node, `*.dom.test.tsx` in happy-dom, `*.browser.test.ts` inside Chromium,
 * `*.e2e.test.ts` in Node, driving Chromium against the production build and a real server. */
const DOM = 'test/**/*.dom.test.{ts,tsx}'
const BROWSER = 'test/**/*.browser.test.{ts,tsx}'
const E2E = 'test/**/*.e2e.test.ts'

/**
 * What is loaded is loaded once for all files of a project, which is most of their time: their state is in databases and browsers
 * of their own, and what stands for a phone's is emptied before each file. What runs in the app keeps who is joined in its
 * modules: each file of the DOM is alone.
 */
const SERVER = 'test/{server,contract}/**/*.test.ts'

/** Tests of the server that are run on both databases. */
const ON_BOTH = [
  'carry',
  'admin/{commands,erase}',
  'convergence',
  'doctor',
  'edits',
  'exactly-once',
  'feed',
  'join',
  'log',
  'push',
  'removed',
  'together',
  'walls',
  'watch',
  'office/{calls,door,sums}',
  'storefront/{asking,community,requests,windows}',
]

/** One PostgreSQL for all tests that ask for it. */
const POSTGRES = 'test/support/postgres/one.ts'

export default defineConfig({
  plugins: [preact({ reactAliasesEnabled: false })],
  resolve: { alias },
  test: {
    // Vitest leaves a core to itself, of two the half; its own work is little.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    // With every core taken, and by others too, a first screen may need more than the five seconds that Vitest gives it.
    testTimeout: 20_000,
    // Nor is what is waited for there within the one second that it gives that.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [DOM, BROWSER, E2E, SERVER],
          environment: 'node',
          setupFiles: ['test/support/phone-databases.ts'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: [SERVER],
          exclude: [E2E],
          environment: 'node',
          globalSetup: [POSTGRES],
          provide: { database: 'sqlite' },
          isolate: false,
        },
      },
      {
        extends: true,
        // What the server's tests say holds on PostgreSQL too: those that go through the storage port, on whatever it stands.
        test: {
          name: 'postgres',
          include: [`test/server/{${ON_BOTH.join()}}.test.ts`, 'test/attack/*.test.ts'],
          environment: 'node',
          globalSetup: [POSTGRES],
          provide: { database: 'postgres' },
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          include: [DOM],
          environment: 'happy-dom',
          // Cheaper to begin than a process for each file.
          pool: 'threads',
          setupFiles: ['test/support/dom.ts'],
        },
      },
      {
        extends: true,
        // All that a test may load: a dependency found in the middle of a test makes Vite reload the page under it.
        optimizeDeps: { entries: [BROWSER, 'src/app/main.tsx'] },
        test: {
          name: 'browser',
          include: [BROWSER],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumOptions() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: [E2E],
          environment: 'node',
          isolate: false,
          globalSetup: ['test/support/built.ts'],
          // After all other tests, two files at a time: each has browsers and a server of its own. Three keep two cores so busy
          // that what a person waits for comes too late now and then.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          // What a person waits for comes late on a busy machine: how fast it is is measured by the bench alone.
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
