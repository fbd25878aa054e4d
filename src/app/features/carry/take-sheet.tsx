import { t } from '../../platform/language.ts'
import { FileButton } from '../../ui/file-button.tsx'
import { Sheet } from '../../ui/sheet.tsx'

interface TakeSheetProps {
  onFiles: (files: File[]) => void
  onClose: () => void
}

/** Where what others carry comes in, and what they bring back. */
export function TakeSheet({ onFiles, onClose }: TakeSheetProps) {
  return (
    <Sheet title={t('carry.takeGo')} tone="shop" onClose={onClose}>
      <p>{t('carry.takeWhat')}</p>
      {/* Any kind: a file that came by Bluetooth may have lost its own. */}
      <FileButton icon="download" text={t('carry.open')} tone="shop" big primary multiple onFiles={onFiles} />
    </Sheet>
  )
}
