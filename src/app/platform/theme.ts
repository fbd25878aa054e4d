/** Light, dark (night looms, battery) or sun (the market at noon); `auto` follows the phone. */

import { signal } from '@preact/signals'
import { saveSettings, type Theme } from '../../device/settings.ts'

export const THEMES = ['auto', 'light', 'dark', 'sun'] as const satisfies Theme[]

/** What a person chose. */
export const theme = signal<Theme>('auto')

/** Shows the theme that was chosen and follows the phone where none was: at the start of the app. */
export function startTheme(chosen: Theme): void {
  theme.value = chosen
  dark().addEventListener('change', show)
  show()
}

export async function setTheme(chosen: Theme): Promise<void> {
  theme.value = chosen
  show()
  await saveSettings({ theme: chosen })
}

function dark(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)')
}

function show(): void {
  const followed = dark().matches ? 'dark' : 'light'
  document.documentElement.dataset.theme = theme.value === 'auto' ? followed : theme.value
}
