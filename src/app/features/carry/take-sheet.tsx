import { useState } from 'preact/hooks'
import { t } from '../../platform/language.ts'
import { Button } from '../../ui/button.tsx'
import { FileButton } from '../../ui/file-button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { ReadFrames } from './frames/read-frames.tsx'
import type { Bytes } from './model.ts'

interface TakeSheetProps {
  onFiles: (files: File[]) => void
  onBytes: (bytes: Bytes) => void
  onClose: () => void
}

/** Where what others carry comes in, and what they bring back. */
export function TakeSheet({ onFiles, onBytes, onClose }: TakeSheetProps) {
  const [reading, setReading] = useState(false)
  return (
    <Sheet title={reading ? t('carry.read') : t('carry.takeGo')} tone="shop" onClose={onClose}>
      {reading ? (
        <ReadFrames onDone={onBytes} onCancel={() => setReading(false)} />
      ) : (
        <>
          <p>{t('carry.takeWhat')}</p>
          {/* Any kind: a file that came by Bluetooth may have lost its own. */}
          <FileButton icon="download" text={t('carry.open')} tone="shop" big primary multiple onFiles={onFiles} />
          <Button tone="shop" big icon="camera" onPress={() => setReading(true)}>
            {t('carry.read')}
          </Button>
        </>
      )}
    </Sheet>
  )
}
