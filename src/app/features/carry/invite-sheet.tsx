import { useState } from 'preact/hooks'
import type { ShopDatabase } from '../../../device/store/database.ts'
import { t } from '../../platform/language.ts'
import { shop } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { ShowFrames } from './frames/show-frames.tsx'
import { invite, keyText, type Lent, takeBackInvitation, type Way, withKey } from './invite-model.ts'
import { NoKeys } from './no-keys.tsx'
import { Ways } from './ways.tsx'

const NAME_LENGTH = 40

interface InviteSheetProps {
  db: ShopDatabase
  onClose: () => void
}

type Made = { lent: Lent; way: Way; whole: ReturnType<typeof withKey> }

/** The owner lets a helper's phone in that lies beside hers, without a network. */
export function InviteSheet({ db, onClose }: InviteSheetProps) {
  const [name, setName] = useState('')
  const [made, setMade] = useState<Made | 'no-keys' | null>(null)

  async function make(way: Way) {
    const lent = await invite(db, name.trim() || t('invite.someone'), way)
    setMade(lent ? { lent, way, whole: withKey(lent) } : 'no-keys')
  }
  if (made === 'no-keys') {
    return (
      <Sheet title={t('invite.title')} tone="shop" onClose={onClose}>
        <NoKeys />
      </Sheet>
    )
  }
  return (
    <Sheet title={t('invite.title')} tone="shop" onClose={onClose}>
      {made ? (
        <>
          <p>{t('invite.there')}</p>
          {made.way === 'frames' ? <ShowFrames bytes={made.whole} /> : <AsFile lent={made.lent} />}
          <Button
            icon="close"
            onPress={async () => {
              await takeBackInvitation(db, made.lent)
              toast(t('invite.takenBack'))
              onClose()
            }}
          >
            {t('invite.takeBack')}
          </Button>
        </>
      ) : (
        <>
          <p>{t('invite.help')}</p>
          <Field label={t('invite.name')} value={name} onInput={setName} maxLength={NAME_LENGTH} />
          <Button kind="primary" tone="shop" big icon="qr" onPress={() => make('frames')}>
            {t('invite.show')}
          </Button>
          <Button big icon="share" onPress={() => make('file')}>
            {t('invite.send')}
          </Button>
        </>
      )}
    </Sheet>
  )
}

/** The file may pass through other hands: what opens it is on this screen alone. */
function AsFile({ lent: { bytes, key } }: { lent: Lent }) {
  return (
    <>
      <Ways bytes={bytes} shop={shop.value.name} onGone={() => {}} fileOnly />
      <p>{t('invite.key')}</p>
      <QrCode text={keyText(key)} label={t('invite.keyQr')} />
    </>
  )
}
