import { useEffect, useState } from 'preact/hooks'
import { readPromptPay } from '../../../shared/domain/promptpay.ts'
import { readSlip, type Slip } from '../../../shared/domain/slip.ts'
import { t } from '../../platform/language.ts'
import { fetchReader, readQr } from '../../platform/scan.ts'
import { Button } from '../button.tsx'
import { wordsFor } from '../failures.ts'
import { FileButton } from '../file-button.tsx'
import { Scanner } from '../scanner.tsx'

/** The payer's slip, from the screen of the payer's phone or from a picture of it. */
export function SlipScan({ onSlip }: { onSlip: (slip: Slip) => unknown }) {
  const [scanning, setScanning] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(fetchReader, [])

  async function take(text: string | null) {
    setScanning(false)
    const slip = text ? readSlip(text) : null
    setTrouble(slip ? null : whyNot(text))
    if (slip) await onSlip(slip)
  }
  async function pick([file]: File[]) {
    if (!file) return
    try {
      await take(await readQr(file))
    } catch (error) {
      setTrouble(wordsFor(error, t('pay.slipNotReady')))
    }
  }
  return (
    <div class="slip-scan">
      <div class="slip-ways">
        <Button icon="camera" onPress={() => setScanning(true)}>
          {t('pay.scanSlip')}
        </Button>
        <FileButton icon="picture" text={t('pay.pickSlip')} tone="sell" class="quiet" accept="image/*" onFiles={pick} />
      </div>
      {trouble && <p role="alert">{trouble}</p>}
      {scanning && (
        <Scanner
          words={{ title: t('pay.scanTitle'), noCamera: t('pay.slipNoCamera'), notReady: t('pay.slipNotReady') }}
          onClose={() => setScanning(false)}
          onFound={take}
        />
      )}
    </div>
  )
}

function whyNot(text: string | null): string {
  if (text === null) return t('pay.noQr')
  return readPromptPay(text) ? t('pay.notTheSlip') : t('pay.noSlip')
}
