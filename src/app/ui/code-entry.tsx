import { useState } from 'preact/hooks'
import { t } from '../platform/language.ts'
import { Button } from './button.tsx'
import './code-entry.css'
import { Field } from './field.tsx'
import { Scanner } from './scanner.tsx'

interface CodeEntryProps {
  value: string
  onChange: (code: string) => void
  error?: string | undefined
  autoFocus?: boolean
}

/** A code by typing or by its QR. What is typed stays as it is typed: look-alike letters are forgiven when it is read. */
export function CodeEntry({ value, onChange, error, autoFocus }: CodeEntryProps) {
  const [scanning, setScanning] = useState(false)
  return (
    <div class="code-entry">
      <Field
        label={t('shop.code.label')}
        value={value}
        onInput={onChange}
        error={error}
        maxLength={200}
        autoFocus={autoFocus ?? false}
      />
      <Button icon="qr" onPress={() => setScanning(true)}>
        {t('shop.code.scan')}
      </Button>
      {scanning && (
        <Scanner
          onClose={() => setScanning(false)}
          onFound={(text) => {
            setScanning(false)
            onChange(inGroups(codeIn(text)))
          }}
        />
      )}
    </div>
  )
}

/** The shortest that a code may be; less is a code that is still being typed. */
const SHORTEST = 6

/** Whether enough of a code is there to ask the market about it. */
export function isWhole(code: string): boolean {
  return codeIn(code).length >= SHORTEST
}

/** The code itself: out of a link, without spaces and hyphens. */
function codeIn(text: string): string {
  return (/#join=([^&\s]+)/.exec(text)?.[1] ?? text).replace(/[\s-]/g, '')
}

/** A code as it is read out: in groups of four, in capitals. */
export function inGroups(code: string): string {
  return (
    codeIn(code)
      .toUpperCase()
      .match(/.{1,4}/g)
      ?.join(' ') ?? ''
  )
}
