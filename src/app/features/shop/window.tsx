import { useState } from 'preact/hooks'
import type { ShopFields } from '../../../shared/domain/records.ts'
import { MAX_NAME, MAX_TEXT } from '../../../shared/protocol/limits.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { isOwner, session, shop, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { wordsFor } from '../../ui/failures.ts'
import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { ShareLink } from '../../ui/share-link.tsx'
import { toast } from '../../ui/toast.tsx'
import { Agreement } from './agreement.tsx'
import { editShop, publishedCount } from './model.ts'

/** What the owner writes for buyers; in the order in which it stands on the page. */
const WORDS = ['story', 'place', 'hours', 'contact'] as const
/** Hours that a piece is kept for whoever asked first. */
const HOLDS = ['24', '48', '72', '168'] as const
const DEFAULT_HOLD = '48'

/** The shop's page for buyers: whether it is there, and what it says. Works offline; it shows with the next sync. */
export default function ShopWindow() {
  const db = useDb()
  const count = useLive(() => publishedCount(db), [db])
  const [failure, setFailure] = useState<string | null>(null)
  const open = shop.value.window === true
  const url = `${location.origin}/s/${session.value?.shop}`

  async function save(fields: Partial<ShopFields>, back: Partial<ShopFields>) {
    setFailure(null)
    try {
      await editShop(db, fields)
    } catch (error) {
      return setFailure(wordsFor(error, t('goods.failed')))
    }
    toast(t('common.saved'), { undo: () => editShop(db, back) })
  }
  return (
    <Page title={t('window.title')} tone="shop" back="/shop">
      <p>{t('window.help')}</p>
      <section class="card stack">
        <p class="window-state">
          <Icon name={open ? 'show' : 'hide'} />
          <b>{t(open ? 'window.isOpen' : 'window.isClosed')}</b>
        </p>
        {count !== undefined && <p>{t('window.count', { count })}</p>}
        {failure && <p role="alert">{failure}</p>}
        {isOwner.value && (
          <Button
            kind={open ? 'quiet' : 'primary'}
            tone="shop"
            big
            icon={open ? 'hide' : 'village'}
            onPress={() => save({ window: !open }, { window: open })}
          >
            {t(open ? 'window.closeIt' : 'window.openIt')}
          </Button>
        )}
        <p class="quiet">{t('window.later')}</p>
      </section>
      {open && session.value?.joined && (
        <section class="card stack" aria-label={t('window.share')}>
          <QrCode text={url} label={t('window.look')} />
          <Button icon="show" href={url}>
            {t('window.look')}
          </Button>
          <ShareLink title={shop.value.name} url={url} />
        </section>
      )}
      {isOwner.value && <Words key={JSON.stringify(WORDS.map((word) => shop.value[word]))} onSave={save} />}
      {isOwner.value && (
        <section class="card stack">
          <Chips
            label={t('window.hold')}
            options={HOLDS.map((value) => ({ value, label: t(`window.hold.${value}`) }))}
            value={HOLDS.find((hours) => Number(hours) === shop.value.hold) ?? DEFAULT_HOLD}
            onChange={(hours) => void save({ hold: Number(hours) }, { hold: shop.value.hold ?? Number(DEFAULT_HOLD) })}
          />
        </section>
      )}
      {isOwner.value && <Agreement onSave={save} />}
    </Page>
  )
}

interface WordsProps {
  onSave: (fields: Partial<ShopFields>, back: Partial<ShopFields>) => Promise<void>
}

function Words({ onSave }: WordsProps) {
  const saved = Object.fromEntries(WORDS.map((word) => [word, shop.value[word] ?? '']))
  const [typed, setTyped] = useState<Record<string, string>>(saved)
  const changed = WORDS.filter((word) => typed[word]?.trim() !== saved[word])
  return (
    <form
      class="stack"
      onSubmit={async (event) => {
        event.preventDefault()
        const pick = (from: Record<string, string>) =>
          Object.fromEntries(changed.map((word) => [word, from[word]?.trim() ?? '']))
        if (changed.length > 0) await onSave(pick(typed), pick(saved))
      }}
    >
      {WORDS.map((word) => (
        <Field
          key={word}
          label={t(`window.${word}`)}
          value={typed[word] ?? ''}
          onInput={(value) => setTyped({ ...typed, [word]: value })}
          multiline={word === 'story' || word === 'place'}
          maxLength={word === 'story' || word === 'place' ? MAX_TEXT : MAX_NAME}
          hint={word === 'contact' ? t('window.contactHint') : undefined}
        />
      ))}
      {changed.length > 0 && (
        <Button kind="primary" tone="shop" big icon="check" type="submit">
          {t('common.save')}
        </Button>
      )}
    </form>
  )
}
