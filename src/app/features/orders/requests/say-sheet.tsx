import { useState } from 'preact/hooks'
import { DECLINES } from '../../../../shared/domain/request.ts'
import { MAX_TEXT } from '../../../../shared/protocol/limits.ts'
import { t } from '../../../platform/language.ts'
import { useDb } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Chips } from '../../../ui/chips.tsx'
import { wordsFor } from '../../../ui/failures.ts'
import { Field } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { toast } from '../../../ui/toast.tsx'
import { askBuyer, declineRequest } from './model.ts'

interface SaySheetProps {
  request: string
  what: 'declined' | 'asked'
  /** What is asked for is sold: that reason is chosen already. */
  gone: boolean
  onClose: () => void
}

type Reason = (typeof DECLINES)[number] | 'other'
const REASONS: readonly Reason[] = [...DECLINES, 'other']

/** A word to the buyer: a question, or kindly why not. A chosen reason she reads in her own language. */
export function SaySheet({ request, what, gone, onClose }: SaySheetProps) {
  const db = useDb()
  const [reason, setReason] = useState<Reason | null>(what === 'asked' ? 'other' : gone ? 'gone' : null)
  const [words, setWords] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const typed = words.trim()
  const text = reason === 'other' ? typed : reason && `=${reason}`

  async function say() {
    if (!text) return
    setFailure(null)
    try {
      await (what === 'asked' ? askBuyer(db, request, text) : declineRequest(db, request, text))
    } catch (error) {
      return setFailure(wordsFor(error, t('orders.failed')))
    }
    onClose()
    toast(t(`requests.${what}`))
  }
  return (
    <Sheet title={t(what === 'asked' ? 'requests.ask' : 'requests.decline')} tone="orders" onClose={onClose}>
      <p>{t('requests.declineHelp')}</p>
      {what === 'declined' && (
        <Chips
          label={t('requests.because')}
          options={REASONS.map((value) => ({ value, label: t(`requests.because.${value}`) }))}
          value={reason}
          onChange={setReason}
        />
      )}
      {reason === 'other' && (
        <Field
          label={t('requests.words')}
          value={words}
          onInput={setWords}
          multiline
          maxLength={MAX_TEXT}
          autoFocus={what === 'asked'}
        />
      )}
      {failure && <p role="alert">{failure}</p>}
      <Button
        kind={what === 'asked' ? 'primary' : 'danger'}
        tone="orders"
        big
        icon={what === 'asked' ? 'next' : 'close'}
        disabled={!text}
        onPress={say}
      >
        {t(what === 'asked' ? 'requests.askNow' : 'requests.decline')}
      </Button>
    </Sheet>
  )
}
