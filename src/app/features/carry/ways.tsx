import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { toText } from '../../../shared/carry/envelope.ts'
import { t } from '../../platform/language.ts'
import { canShareFile, fileName, saveFile, shareFile } from '../../platform/share.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { ShowFrames } from './frames/show-frames.tsx'
import type { Bytes } from './model.ts'

interface WaysProps {
  bytes: Bytes
  /** Whose it is, for the name of the file. */
  shop: string
  /** It has left the phone, or is about to. */
  onGone: () => unknown
  /** Its frames are shown elsewhere. */
  fileOnly?: boolean
  /** What is said above the ways. */
  children?: ComponentChildren
}

/** From this phone to another: by the share sheet, from screen to camera, or as a file. */
export function Ways({ bytes, shop, onGone, fileOnly, children }: WaysProps) {
  const [showing, setShowing] = useState(false)
  if (showing) {
    return (
      <>
        <ShowFrames bytes={bytes} />
        <Button icon="back" onPress={() => setShowing(false)}>
          {t('common.back')}
        </Button>
      </>
    )
  }
  const file = fileOf(bytes, shop)
  const shares = canShareFile(file)
  return (
    <>
      {children}
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
      {!fileOnly && (
        <Button
          kind={shares ? 'quiet' : 'primary'}
          tone="shop"
          big
          icon="qr"
          onPress={async () => {
            setShowing(true)
            await onGone()
          }}
        >
          {t('carry.show')}
        </Button>
      )}
      <Button
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
      <p class="quiet">{t('carry.wayHelp', { page: t('carry.title'), button: t('carry.takeGo') })}</p>
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
