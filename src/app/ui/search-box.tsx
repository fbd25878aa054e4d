import { t } from '../platform/language.ts'
import { IconButton } from './button.tsx'
import { Icon } from './icons.tsx'
import './search-box.css'

interface SearchBoxProps {
  /** What is searched, for a screen reader and as long as nothing is typed. */
  label: string
  value: string
  onInput: (value: string) => void
  onFocus?: () => void
}

/** Finds while one types; the cross shows everything again. */
export function SearchBox({ label, value, onInput, onFocus }: SearchBoxProps) {
  return (
    <search class="search-box">
      <Icon name="search" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        enterKeyHint="search"
        autoComplete="off"
        onFocus={() => onFocus?.()}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {value !== '' && <IconButton label={t('common.erase')} icon="close" onPress={() => onInput('')} />}
    </search>
  )
}
