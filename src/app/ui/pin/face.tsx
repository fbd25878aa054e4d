import { Icon } from '../icons.tsx'
import './pin.css'

/** A person as a small picture: the first letter of her name on a dye of her own. Nobody has none. */
export function Face({ person }: { person: { id: string; fields: { name: string } } | null }) {
  if (!person) {
    return (
      <span class="face nobody" aria-hidden="true">
        <Icon name="people" />
      </span>
    )
  }
  const initial = initialOf(person.fields.name)
  return (
    <span class={`face dye-${dyeOf(person.id)} ${initial.length > 1 ? 'two' : ''}`} aria-hidden="true">
      {initial}
    </span>
  )
}

/** Thai and Lao write some vowels before the consonant that they belong to: alone they are no letter of a name. */
const VOWEL_FIRST = /^[\u0e40-\u0e44\u0ec0-\u0ec4]./u

export function initialOf(name: string): string {
  const text = name.trim()
  return (VOWEL_FIRST.exec(text)?.[0] ?? [...text][0] ?? '?').toUpperCase()
}

const DYES = 6

/** The end of an id is random: its beginning is the time. */
function dyeOf(id: string): number {
  return Number.parseInt(id.slice(-4), 16) % DYES
}
