import { navigate } from '../../platform/history.ts'
import { joinLink } from '../../platform/join-link.ts'
import { t } from '../../platform/language.ts'
import { isOwner, session, shop } from '../../platform/session.ts'
import { sharePicture } from '../../platform/share.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { inGroups } from '../../ui/code-entry.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { Door } from '../../ui/pin/index.ts'
import { QrCode } from '../../ui/qr-code.tsx'
import { drawCard } from './recovery-picture.ts'
import './recovery.css'

/** The recovery card: what it is for, to print or to keep as a picture. */
export default function Recovery() {
  return (
    <Door title={t('shop.recovery')} tone="shop" back="/shop">
      <Card />
    </Door>
  )
}

function Card() {
  const code = session.value?.recovery
  const title = t('shop.recovery')
  if (!code) {
    return (
      <Page title={title} tone="shop" back="/shop">
        <EmptyState picture="key" text={isOwner.value ? t('shop.recovery.none') : t('shop.recovery.helper')} />
      </Page>
    )
  }
  const name = shop.value.name
  const groups = inGroups(code)
  const picture = () =>
    drawCard({ title, name, groups, link: joinLink(code), lines: [t('shop.recovery.help'), t('shop.recovery.secret')] })
  return (
    <Page title={title} tone="shop" back="/shop">
      <p class="no-print">{t('shop.recovery.help')}</p>
      <section class="recovery-card" aria-label={title}>
        <Band weave="khit" />
        <p class="recovery-name">{name}</p>
        <QrCode text={joinLink(code)} label={t('shop.code.qr', { code: groups })} />
        <p class="recovery-code">{groups}</p>
        <p class="recovery-words">{t('shop.recovery.secret')}</p>
        <Band weave="khit" />
      </section>
      <p class="quiet no-print">{t('shop.recovery.once')}</p>
      <div class="pair no-print">
        <Button icon="print" onPress={() => print()}>
          {t('shop.recovery.print')}
        </Button>
        <Button icon="download" onPress={async () => sharePicture(await picture())}>
          {t('shop.recovery.picture')}
        </Button>
      </div>
      <Button kind="primary" tone="sell" big icon="sell" class="no-print" onPress={() => navigate('/sell')}>
        {t('shop.recovery.kept')}
      </Button>
    </Page>
  )
}
