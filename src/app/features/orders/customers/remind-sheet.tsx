import { useState } from 'preact/hooks'
import type { CustomerFields } from '../../../../shared/domain/records.ts'
import { t } from '../../../platform/language.ts'
import { share } from '../../../platform/share.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icons.tsx'
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
      {/* A window of its own: without LINE on the phone its page would take the app's place. */}
      <a
        class="button primary big tone-orders"
        href={`https://line.me/R/share?text=${encodeURIComponent(text)}`}
        target="_blank"
        rel="noopener"
      >
        <Icon name="share" />
        <span>{t('customers.line')}</span>
      </a>
      <Button big icon="share" onPress={send}>
        {t('common.share')}
      </Button>
    </Sheet>
  )
}
