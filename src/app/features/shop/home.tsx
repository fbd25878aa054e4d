import { useEffect, useState } from 'preact/hooks'
import { ago } from '../../platform/format.ts'
import { navigate } from '../../platform/history.ts'
import { howToInstall, install } from '../../platform/install.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useNow } from '../../platform/now.ts'
import { isOwner, session, shop, useDb } from '../../platform/session.ts'
import { mark, waitingNow } from '../../platform/sync.ts'
import { enterPractice, fetchRest, restReady } from '../../rest.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { LinkRow } from '../../ui/link-row.tsx'
import { Page } from '../../ui/page.tsx'
import { SmallDoor } from '../../ui/pin/index.ts'
import { waitingText } from '../../ui/waiting-text.ts'
import { syncStatus } from './model.ts'
import { OtherShops } from './other-shops.tsx'
import { SettingsSheet } from './settings.tsx'
import './shop.css'
import { AlmostFull, Storage, useStorage } from './storage.tsx'

/** The shop's own page. */
export function Home() {
  const [settings, setSettings] = useState(false)
  const storage = useStorage()
  const joined = session.value?.joined === true
  const practice = session.value?.practice !== undefined
  return (
    <Page title={t('common.shop')} tone="shop">
      <div class="shop-sign">
        <Icon name="shop" />
        <p>{shop.value.name || session.value?.shopName}</p>
      </div>
      {storage.tight && <AlmostFull />}
      {!practice && (joined ? <Joined /> : <NotJoined />)}
      <LearnRows practice={practice} />
      <SmallDoor>{t('pin.openSettings')}</SmallDoor>
      <nav class="card rows" aria-label={t('shop.settings')}>
        <LinkRow icon="edit" title={t('shop.settings')} onPress={() => setSettings(true)} />
        {isOwner.value && (
          <LinkRow
            icon="village"
            title={t('window.title')}
            help={t(shop.value.window ? 'window.isOpen' : 'window.short')}
            href="/shop/window"
          />
        )}
        {isOwner.value && (
          <LinkRow icon="people" title={t('people.title')} help={t('people.short')} href="/shop/people" />
        )}
        {isOwner.value && shop.value.currency === 'THB' && (
          <LinkRow icon="qr" title={t('pay.ownTitle')} help={t('pay.ownShort')} href="/shop/promptpay" />
        )}
        {!practice && (
          <LinkRow icon="download" title={t('backup.title')} help={t('backup.short')} href="/shop/backup" />
        )}
        {!practice && <LinkRow icon="plus" title={t('shop.newShop')} href={joined ? '/shop/join' : '/start'} />}
        <Install />
      </nav>
      {!practice && <OtherShops />}
      <Storage {...storage} />
      {settings && <SettingsSheet onClose={() => setSettings(false)} />}
    </Page>
  )
}

function Joined() {
  const opened = useDb()
  const now = useNow(60_000)
  const status = useLive(() => syncStatus(opened), [opened])
  const waits = waitingText(waitingNow.value)
  const sent = status?.lastSent ? t('sync.lastSent', { when: ago(status.lastSent, now) }) : t('sync.never')
  return (
    <nav class="card rows" aria-label={t('shop.market')}>
      <LinkRow
        icon="shuttle"
        title={t('shop.sending')}
        help={mark.value.state === 'needs' ? t('common.mark.needs') : waits ? `${t('sync.waits')}: ${waits}` : sent}
        href="/shop/sync"
      />
      <CarryRow />
      <LinkRow icon="check" title={t('check.title')} help={t('check.about')} href="/shop/check" />
      {isOwner.value && <LinkRow icon="phone" title={t('shop.devices')} href="/shop/devices" />}
      {isOwner.value && (
        <LinkRow icon="key" title={t('shop.recovery')} help={t('shop.recoveryShort')} href="/shop/recovery" />
      )}
    </nav>
  )
}

function NotJoined() {
  return (
    <>
      <section class="card stack">
        <h2>{t('shop.notJoined')}</h2>
        <p>{t('shop.notJoinedHelp')}</p>
        <Button kind="primary" tone="shop" big icon="village" onPress={() => navigate('/shop/join')}>
          {t('shop.join')}
        </Button>
      </section>
      <nav class="card rows" aria-label={t('carry.title')}>
        <CarryRow />
      </nav>
    </>
  )
}

function CarryRow() {
  return <LinkRow icon="basket" title={t('carry.title')} help={t('carry.short')} href="/shop/carry" />
}

/** What there is to learn and to try: fetched after the first sync, and ready without a network from then on. */
function LearnRows({ practice }: { practice: boolean }) {
  useEffect(fetchRest, [])
  return (
    <nav class="card rows" aria-label={t('learn.title')}>
      <LinkRow
        icon="picture"
        title={t('learn.title')}
        help={restReady.value ? t('learn.ready') : t('learn.missing')}
        href="/shop/learn"
      />
      {!practice && (
        <LinkRow icon="sell" title={t('practice.try')} help={t('practice.tryHelp')} onPress={enterPractice} />
      )}
    </nav>
  )
}

function Install() {
  const how = howToInstall()
  if (!how) return null
  const help = how === 'button' ? t('shop.installHelp') : t('shop.installIos')
  return <LinkRow icon="download" title={t('shop.install')} help={help} onPress={install} />
}
