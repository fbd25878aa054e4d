/** Putting the app on the home screen. */

import { signal } from '@preact/signals'

/** The browser's own offer, kept until the person asks for it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

const offered = signal<InstallPrompt | null>(null)

/** How this browser installs: by a button of ours, by the person's own hand (iOS), or not at all (or it is done). */
export function howToInstall(): 'button' | 'by-hand' | null {
  if (offered.value) return 'button'
  const installed = matchMedia('(display-mode: standalone)').matches
  return !installed && 'standalone' in navigator ? 'by-hand' : null
}

/** Must run before the browser makes its offer, which it does once. */
export function watchInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offered.value = event as InstallPrompt
  })
  addEventListener('appinstalled', () => {
    offered.value = null
  })
}

export async function install(): Promise<void> {
  const prompt = offered.value
  offered.value = null
  await prompt?.prompt()
}
