import { useState } from 'preact/hooks'
import type { CustomerFields } from '../../../../shared/domain/records.ts'
import { t } from '../../../platform/language.ts'
import { share } from '../../../platform/share.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { toast } from '../../../ui/toast.tsx'
import type { Tab } from './model.ts'
import { reminder } from './words.ts'

interface RemindSheetProps {
  fields: CustomerFields
  tab: Tab
  onClose: () => void
}

/** A friendly reminder, ready to send; its words may be changed. */
export function RemindSheet({ fields, tab, onClose }: RemindSheetProps) {
  const [text, setText] = useState(() => reminder(fields, tab))
  async function send() {
    if ((await share({ title: t('customers.remind'), text })) === 'copied') toast(t('common.copied'))
  }
  return (
    <Sheet title={t('customers.remind')} tone="orders" onClose={onClose}>
      <Field
        label={t('customers.remindWords')}
        value={text}
        onInput={setText}
        hint={t('customers.remindHelp')}
        multiline
        maxLength={1000}
        class="remind-words"
      />
      <Button
        kind="primary"
        tone="orders"
        big
        icon="share"
        href={`https://line.me/R/share?text=${encodeURIComponent(text)}`}
      >
        {t('customers.line')}
      </Button>
      <Button big icon="share" onPress={send}>
        {t('common.share')}
      </Button>
    </Sheet>
  )
}
