import { useEffect, useState } from 'preact/hooks'
import { navigate } from '../../platform/history.ts'
import { joinCode } from '../../platform/join-link.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { leaveForGood } from '../../platform/practice.ts'
import { session, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { CodeEntry, inGroups, isWhole } from '../../ui/code-entry.tsx'
import { Fold } from '../../ui/fold.tsx'
import { Page } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { Unsent } from '../../ui/unsent.tsx'
import { joinAsPhone, joinMarket, type Session, syncStatus, wasInMarket } from './model.ts'
import { troubleText } from './words.ts'

/** A code takes this shop to the market, or this phone into another shop. */
export default function Join() {
  // The practice shop joins nothing: what was there before it does.
  const practising = session.value?.practice !== undefined
  useEffect(() => {
    if (practising) void leaveForGood('/shop/join')
  }, [practising])
  return practising ? null : <JoinForm />
}

function JoinForm() {
  const db = useDb()
  const [code, setCode] = useState('')
  const [failed, setFailed] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const status = useLive(() => syncStatus(db), [db])
  const known = useLive(() => wasInMarket(db), [db])

  const brought = joinCode.value
  useEffect(() => {
    if (!brought) return
    setCode(inGroups(brought))
    joinCode.value = null
  }, [brought])

  /** Asks the market; `done` when it has agreed. */
  async function ask(question: () => Promise<string | null>, done: () => void) {
    if (!isWhole(code)) return setFailed('code-short')
    setFailed(null)
    setAsking(true)
    const trouble = await question()
    setAsking(false)
    if (trouble) setFailed(trouble)
    else done()
  }
  const current = session.value
  const asPhone = () =>
    ask(
      () => joinAsPhone(code, t('start.phone')),
      () => navigate('/sell'),
    )
  const toMarket = (own: Session) =>
    ask(
      () => joinMarket(own, code, t('start.phone')),
      () => {
        toast(t('shop.join.done'))
        navigate('/shop/recovery', { replace: true })
      },
    )

  const entry = (
    <CodeEntry
      value={code}
      onChange={(typed) => {
        setFailed(null)
        setCode(typed)
      }}
      error={failed ? troubleText(failed) : undefined}
    />
  )
  const working = asking && (
    <p class="quiet" role="status">
      {t('shop.join.working')}
    </p>
  )
  // Signed out, or read back from a backup file: the shop's own code brings it back with its queue.
  const out = status?.phase === 'signed-out' || status?.phase === 'removed' || (known && !current?.joined)

  if (current?.joined || out) {
    const texts = out
      ? { title: t('shop.join.again'), help: t('shop.join.againHelp'), go: t('shop.join.again') }
      : { title: t('shop.join.another'), help: t('shop.join.anotherHelp'), go: t('shop.join.anotherGo') }
    return (
      <Page title={texts.title} tone="shop" back="/shop">
        <p>{texts.help}</p>
        <Unsent />
        {entry}
        <Button kind="primary" tone="shop" big icon="people" onPress={asPhone}>
          {texts.go}
        </Button>
        {working}
        {current && !current.joined && (
          <Fold title={t('shop.join.newMarket')}>
            <p>{t('shop.join.newMarketHelp')}</p>
            <Button icon="village" onPress={() => toMarket(current)}>
              {t('shop.join')}
            </Button>
          </Fold>
        )}
        {current?.joined && (
          <Button icon="shop" href="/start">
            {t('start.own')}
          </Button>
        )}
      </Page>
    )
  }
  return (
    <Page title={t('shop.join.title')} tone="shop" back="/shop">
      <p>{t('shop.join.help')}</p>
      {entry}
      <Button kind="primary" tone="shop" big icon="village" onPress={() => current && toMarket(current)}>
        {t('shop.join')}
      </Button>
      {working}
      <Fold title={t('shop.join.another')}>
        <p>{t('shop.join.anotherHelp')}</p>
        <Button icon="people" onPress={asPhone}>
          {t('shop.join.anotherGo')}
        </Button>
      </Fold>
    </Page>
  )
}
