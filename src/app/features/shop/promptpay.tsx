import { useEffect, useState } from 'preact/hooks'
import {
  isThaiId,
  promptPayDigits,
  promptPayKind,
  promptPayText,
  readPromptPay,
} from '../../../shared/domain/promptpay.ts'
import { t } from '../../platform/language.ts'
import { fetchReader } from '../../platform/scan.ts'
import { isOwner, shop, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { Scanner } from '../../ui/scanner.tsx'
import { toast } from '../../ui/toast.tsx'
import { editShop } from './model.ts'

/** The id that the shop's QR pays to. It is warned of, and never refused: only the bank knows whether it is right. */
export function PromptPay() {
  const db = useDb()
  const saved = shop.value.promptpay ?? ''
  // As long as nobody has typed, it is what the shop has: another phone may set it meanwhile.
  const [typed, setTyped] = useState<string | null>(null)
  const [scanning, setScanning] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  // The id is set where there is a network: what reads slips comes along, to the stall where there is none.
  useEffect(fetchReader, [])
  const digits = promptPayDigits(typed ?? saved)
  const kind = promptPayKind(digits)

  function take(text: string) {
    setScanning(false)
    const found = readPromptPay(text)
    const usable = found && promptPayKind(found.to) === found.kind
    setTrouble(usable ? null : t('pay.ownScanNone'))
    if (usable) setTyped(found.to)
  }
  async function save(promptpay: string) {
    await editShop(db, { promptpay })
    setTyped(null)
    toast(t('common.saved'))
  }
  return (
    <Page title={t('pay.ownTitle')} tone="shop" back="/shop">
      <p>{t('pay.ownHelp')}</p>
      <form
        class="stack"
        onSubmit={async (event) => {
          event.preventDefault()
          if (kind && digits !== saved) await save(digits)
        }}
      >
        <Field
          label={t('pay.ownId')}
          value={typed ?? saved}
          onInput={(value) => {
            setTrouble(null)
            setTyped(value)
          }}
          inputMode="numeric"
          maxLength={30}
          hint={kind ? undefined : t('pay.ownHint')}
        />
        {digits !== '' && <Judged digits={digits} />}
        {trouble && <p role="alert">{trouble}</p>}
        <Button icon="qr" onPress={() => setScanning(true)}>
          {t('pay.ownScan')}
        </Button>
        {kind && digits !== saved && isOwner.value && (
          <Button kind="primary" tone="shop" big icon="check" type="submit">
            {t('common.save')}
          </Button>
        )}
      </form>
      {kind && digits === saved && (
        <div class="card promptpay-own">
          <QrCode text={promptPayText(saved, null)} label={t('pay.to', { id: saved })} />
          <p>{t('pay.ownTry')}</p>
          <Button icon="trash" onPress={() => save('')}>
            {t('pay.ownRemove')}
          </Button>
        </div>
      )}
      {scanning && (
        <Scanner
          words={{ title: t('pay.ownScanTitle'), noCamera: t('pay.ownNoCamera'), notReady: t('pay.ownNotReady') }}
          onClose={() => setScanning(false)}
          onFound={take}
        />
      )}
    </Page>
  )
}

/** What the digits are, and what speaks against them. */
function Judged({ digits }: { digits: string }) {
  const kind = promptPayKind(digits)
  if (!kind) return <p role="status">{t('pay.ownUnknown')}</p>
  const doubtful = digits.length === 13 && !isThaiId(digits)
  return (
    <div class="stack" role="status">
      <p class="promptpay-kind">
        <Icon name="check" />
        {t(`pay.kind.${kind}`)}
      </p>
      {doubtful && <Warning text={t('pay.ownCheck')} />}
      {kind === 'national' && <Warning text={t('pay.ownNational')} />}
    </div>
  )
}

function Warning({ text }: { text: string }) {
  return (
    <p class="promptpay-warning">
      <Icon name="warning" />
      {text}
    </p>
  )
}
