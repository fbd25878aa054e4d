import { APP_NAME } from '../../../shared/i18n/languages.ts'
import { Band } from '../../ui/band.tsx'

/** The app's own cloth: its mark and its name between woven borders. */
export function Cloth() {
  return (
    <header class="cloth">
      <Border />
      <div>
        <img src="/favicon.svg" alt="" width="120" height="120" />
        <h1 tabIndex={-1}>
          <span lang="th">{APP_NAME.th}</span>
          <small lang="en">{APP_NAME.en}</small>
        </h1>
      </div>
      <Border />
    </header>
  )
}

function Border() {
  return (
    <div class="cloth-border">
      <Band weave="khit" class="cloth-cotton" />
      <Band thread={2} class="cloth-turmeric" />
      <Band weave="khit" class="cloth-lac" />
    </div>
  )
}
