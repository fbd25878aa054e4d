import { useEffect, useState } from 'preact/hooks'
import type { Prepared } from '../../../photo/contract.ts'
import { t } from '../../platform/language.ts'
import { IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { photoFailureText } from '../../ui/photo-failure.ts'
import type { Picked } from './photos.ts'

/** A photo on its way: how far it is, upright once it is there, or why it cannot be used. */
export function PickedPhoto({ photo }: { photo: Picked }) {
  const { prepared, failed, fraction, cancel } = photo
  return (
    <li class={`picked ${failed ? 'failed' : ''}`}>
      {prepared && <Preview prepared={prepared} />}
      {failed && (
        <p role="alert">
          <Icon name="warning" />
          {photoFailureText(failed)}
        </p>
      )}
      {!prepared && !failed && <progress value={fraction} aria-label={t('goods.preparing')} />}
      <IconButton
        label={prepared || failed ? t('goods.removePhoto') : t('goods.cancelPhoto')}
        icon="close"
        onPress={cancel}
      />
    </li>
  )
}

function Preview({ prepared }: { prepared: Prepared }) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const { bytes, type } = prepared.full
    const made = URL.createObjectURL(new Blob([bytes], { type }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [prepared])
  return <img src={url} alt={t('goods.newPhoto')} />
}
