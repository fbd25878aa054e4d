/** The Chromium of tests, benches and screenshots: found, or installed. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import { root } from './build/dist.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const isRoot = process.getuid?.() === 0

/** What Playwright switches off itself: our list takes the place of its own. A test asks whether this is still all of it. */
const OFF_BY_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
]

/** What drops down from the address line, which nobody sees: pages in a process of their own, two thirds of a start. */
const DROPS_DOWN = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup']

/** Quiet and alone: no background requests that a test of the network would count, no sandbox where root cannot have one. */
export const CHROMIUM_ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  `--disable-features=${[...OFF_BY_PLAYWRIGHT, ...DROPS_DOWN].join(',')}`,
  ...(isRoot ? ['--no-sandbox'] : []),
]

/** Launch options for playwright, without a path where no Chromium is found: it then names its own in the error. */
export function chromiumOptions(): { executablePath?: string; args: string[] } {
  const executablePath = findChromium()
  return executablePath ? { executablePath, args: CHROMIUM_ARGS } : { args: CHROMIUM_ARGS }
}

/** CHROMIUM_PATH, else the machine's, else playwright's own. */
export function findChromium(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin']
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [process.env.CHROMIUM_PATH ?? '', ...onPath, chromium.executablePath()].find((path) => existsSync(path))
}

/** Finds Chromium or installs it: Debian's as root on Debian, else playwright's own. Throws one line that says what to do. */
export function ensureChromium(): string {
  const found = findChromium() ?? installed()
  if (!found) throw new Error('No Chromium: install Chromium or Google Chrome, or name one in CHROMIUM_PATH.')
  return found
}

function installed(): string | undefined {
  if (aptInstall('chromium')) return findChromium()
  const cli = join(root, 'node_modules/playwright-core/cli.js')
  run(process.execPath, [cli, 'install', 'chromium'], 'inherit')
  return findChromium()
}

/** Thai, Lao and Chinese for screenshots, as far as it can be had: without it letters are empty boxes, but nothing else breaks. */
export function installFonts(): void {
  aptInstall('fonts-thai-tlwg', 'fonts-noto-core', 'fonts-droid-fallback')
}

/** Installs Debian packages where that is possible without asking: as root on Debian. */
function aptInstall(...packages: string[]): boolean {
  if (!isRoot || !existsSync('/etc/debian_version')) return false
  if (run('dpkg', ['--status', ...packages])) return true
  return run('apt-get', ['update'], 'inherit') && run('apt-get', ['install', '-y', ...packages], 'inherit')
}

function run(command: string, args: string[], stdio: 'ignore' | 'inherit' = 'ignore'): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', stdio, stdio], env }).status === 0
}
