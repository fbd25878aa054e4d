import { toText } from '../../../shared/carry/envelope.ts'
import { t } from '../../platform/language.ts'
import { canShareFile, fileName, saveFile, shareFile } from '../../platform/share.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Bytes } from './model.ts'

interface WaysProps {
  bytes: Bytes
  /** Whose it is, for the name of the file. */
  shop: string
  /** It has left the phone, or is about to. */
  onGone: () => unknown
}

/** From this phone to another: by the share sheet, or as a file. */
export function Ways({ bytes, shop, onGone }: WaysProps) {
  const file = fileOf(bytes, shop)
  const shares = canShareFile(file)
  return (
    <>
      {shares && (
        <Button
          kind="primary"
          tone="shop"
          big
          icon="share"
          onPress={async () => {
            if (await shareFile(file)) await onGone()
          }}
        >
          {t('carry.share')}
        </Button>
      )}
      <Button
        kind={shares ? 'quiet' : 'primary'}
        tone="shop"
        big
        icon="download"
        onPress={async () => {
          saveFile(file)
          await onGone()
          toast(t('carry.saved'))
        }}
      >
        {t('carry.save')}
      </Button>
      <p class="quiet">{t('carry.wayHelp')}</p>
    </>
  )
}

/**
 * Text, since what takes files over is choosy: Chrome shares no ending that it does not know, and Bluetooth of Android takes
 * none of a kind that it does not know. The minute tells it from the one before, and from a backup.
 */
function fileOf(bytes: Bytes, shop: string): File {
  const stamp = new Date().toISOString().slice(0, 16).replace('T', '-').replace(':', '')
  return new File([toText(bytes)], `${fileName(shop, stamp)}.talat.txt`, { type: 'text/plain' })
}
