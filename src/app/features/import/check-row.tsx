interface CheckRowProps {
  text: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Yes or no. */
export function CheckRow({ text, checked, onChange }: CheckRowProps) {
  return (
    <label class="import-check">
      <input type="checkbox" checked={checked} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      <span>{text}</span>
    </label>
  )
}
