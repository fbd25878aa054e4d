import { useState } from 'preact/hooks'
import { navigate } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { Button } from '../../ui/button.tsx'
import { Scanner } from '../../ui/scanner.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { begin, readKey } from './invite-model.ts'
import type { Came } from './read.ts'

interface InvitedSheetProps {
  came: Extract<Came, { what: 'invited' }>
  onClose: () => void
}

type Trouble = 'closed' | 'here' | 'no-room' | 'fault'

/** A helper's phone begins with what the owner's phone has lent it. */
export function InvitedSheet({ came: { shop, bytes, key }, onClose }: InvitedSheetProps) {
  const [scanning, setScanning] = useState(false)
  const [trouble, setTrouble] = useState<Trouble | null>(null)

  async function go(with_: typeof key) {
    const failed = with_ ? await begin(bytes, with_) : 'closed'
    if (failed) setTrouble(failed)
    else navigate('/sell', { replace: true })
  }
  if (scanning) {
    const words = { title: t('invite.scan'), noCamera: t('frames.noCamera'), notReady: t('frames.notReady') }
    return (
      <Scanner
        words={words}
        onClose={() => setScanning(false)}
        onFound={(text) => {
          setScanning(false)
          void go(readKey(text))
        }}
      />
    )
  }
  return (
    <Sheet title={shop} tone="shop" onClose={onClose}>
      <p>{t('invite.came', { shop })}</p>
      {trouble && <p role="alert">{t(`invite.trouble.${trouble}`)}</p>}
      {key ? (
        <Button kind="primary" tone="sell" big icon="sell" onPress={() => go(key)}>
          {t('invite.begin')}
        </Button>
      ) : (
        <>
          <p>{t('invite.scanHelp')}</p>
          <Button kind="primary" tone="shop" big icon="qr" onPress={() => setScanning(true)}>
            {t('invite.scan')}
          </Button>
        </>
      )}
    </Sheet>
  )
}
