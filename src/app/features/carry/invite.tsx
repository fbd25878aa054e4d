import { useState } from 'preact/hooks'
import type { ShopDatabase } from '../../../device/store/database.ts'
import { t } from '../../platform/language.ts'
import { Button } from '../../ui/button.tsx'
import { InvitePicture } from './drawings.tsx'
import { InviteSheet } from './invite-sheet.tsx'

/** "A helper, without internet": a second phone of the shop begins beside this one. */
export function Invite({ db }: { db: ShopDatabase }) {
  const [inviting, setInviting] = useState(false)
  return (
    <section class="card carry-choice">
      <InvitePicture />
      <div>
        <h2>{t('invite.title')}</h2>
        <p class="quiet">{t('invite.short')}</p>
      </div>
      <Button tone="shop" big icon="phone" onPress={() => setInviting(true)}>
        {t('invite.go')}
      </Button>
      {inviting && <InviteSheet db={db} onClose={() => setInviting(false)} />}
    </section>
  )
}
