import { useState } from 'preact/hooks'
import type { Session } from '../../../device/settings.ts'
import { CURRENCY_CODES, type Currency } from '../../../shared/domain/money.ts'
import type { Key } from '../../../shared/i18n/messages.ts'
import { navigate } from '../../platform/history.ts'
import { say, t } from '../../platform/language.ts'
import { enterPractice } from '../../rest.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { Field } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { useOnce } from '../../ui/press.ts'
import { open, takeToMarket } from './model.ts'
import './start.css'

interface NewShopProps {
  /** The code with which the new shop goes to the market at once. */
  code: string | null
  onHaveCode: () => void
  onHaveFile: () => void
}

/** The name of the shop and its money; nothing else is asked. */
export function NewShop({ code, onHaveCode, onHaveFile }: NewShopProps) {
  const [name, setName] = useState('')
  const [currency, setCurrency] = useState<Currency>('THB')
  const [missing, setMissing] = useState(false)
  const [opened, setOpened] = useState<Session | null>(null)
  const [failed, setFailed] = useState<string | null>(null)

  async function join(session: Session) {
    const trouble = await takeToMarket(session, code ?? '', t('start.phone'))
    if (trouble) setFailed(trouble)
    else navigate('/shop/recovery', { replace: true })
  }

  const submit = useOnce(async () => {
    if (!name.trim()) return setMissing(true)
    const session = await open(name, currency)
    if (!code) return navigate('/sell', { replace: true })
    setOpened(session)
    await join(session)
  })

  if (opened && failed) return <Opened failed={failed} onAgain={() => join(opened)} />
  return (
    <Page title={t('start.title')} tone="shop" plain>
      <form
        class="start-form"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Field
          label={t('start.name')}
          hint={t('start.nameHint')}
          error={missing && !name.trim() ? t('start.nameMissing') : undefined}
          value={name}
          onInput={setName}
          maxLength={80}
          autoFocus
        />
        <Chips
          label={t('start.currency')}
          value={currency}
          onChange={setCurrency}
          options={CURRENCY_CODES.map((value) => ({ value, label: t(`shop.currency.${value}`) }))}
        />
        <Button kind="primary" tone="shop" big icon="shop" type="submit">
          {t('start.open')}
        </Button>
        <p class="quiet">{t('start.offline')}</p>
        {!code && (
          <div class="pair">
            <Button icon="key" onPress={onHaveCode}>
              {t('start.haveCode')}
            </Button>
            <Button icon="download" onPress={onHaveFile}>
              {t('start.haveFile')}
            </Button>
            <Button icon="phone" onPress={() => navigate('/shop/carry')}>
              {t('start.beside')}
            </Button>
          </div>
        )}
      </form>
      {!code && <TryOut />}
    </Page>
  )
}

/** A shop that counts for nothing, for who would rather look around first. */
function TryOut() {
  return (
    <Button icon="sell" onPress={enterPractice}>
      {t('practice.try')}
    </Button>
  )
}

/** The shop is open, the market was not reached: nothing is lost and selling can begin. */
function Opened({ failed, onAgain }: { failed: string; onAgain: () => unknown }) {
  return (
    <Page title={t('start.opened')} tone="shop" plain>
      <p role="alert">
        <b>{say(`errors.${failed}` as Key)}</b>
      </p>
      <p>{t('start.openedSafe')}</p>
      <Button kind="primary" tone="shop" big icon="village" onPress={onAgain}>
        {t('start.again')}
      </Button>
      <Button big icon="sell" tone="sell" onPress={() => navigate('/sell', { replace: true })}>
        {t('start.sellFirst')}
      </Button>
    </Page>
  )
}
