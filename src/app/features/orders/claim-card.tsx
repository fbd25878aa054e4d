import { quantity } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { isOwner, shop, useDb } from '../../platform/session.ts'
import { share } from '../../platform/share.ts'
import { Button } from '../../ui/button.tsx'
import { Fold } from '../../ui/fold.tsx'
import { Picture } from '../../ui/picture.tsx'
import { toast } from '../../ui/toast.tsx'
import { ClaimingSaleRow } from './claiming-sale.tsx'
import { type Claim, madeAnother } from './model.ts'

/** One good that several sales claim: who sold it and when, how it can end, and what to say to the buyer. */
export function ClaimCard({ claim }: { claim: Claim }) {
  const db = useDb()
  const { name, unit, thumb, missing, single, sales } = claim
  const shown = name || t('orders.unnamed')
  const more = quantity(missing, unit)

  async function made() {
    await madeAnother(db, claim)
    toast(t('claims.madeDone'))
  }
  return (
    <article class="card claim" aria-label={shown}>
      <header class="claim-head">
        <Picture hash={thumb} alt="" />
        <div>
          <h2>{shown}</h2>
          <p>
            <b>{single ? t('claims.single', { count: sales.length }) : t('claims.many', { quantity: more })}</b>
          </p>
          <p class="quiet">{t('claims.safe')}</p>
        </div>
      </header>
      <ul class="claim-sales" aria-label={t('claims.sales')}>
        {sales.map((sale) => (
          <ClaimingSaleRow key={sale.view.id} claim={claim} sale={sale} />
        ))}
      </ul>
      {isOwner.value ? (
        <Button icon="plus" big onPress={made}>
          {t('claims.made', { quantity: more })}
        </Button>
      ) : (
        <p class="quiet">{t('claims.askOwner')}</p>
      )}
      <WhatToSay text={t(single ? 'claims.saySingle' : 'claims.sayMany', { name: shown, shop: shop.value.name })} />
    </article>
  )
}

function WhatToSay({ text }: { text: string }) {
  async function send() {
    if ((await share({ title: t('claims.say'), text })) === 'copied') toast(t('common.copied'))
  }
  return (
    <Fold title={t('claims.say')}>
      <blockquote class="claim-words">{text}</blockquote>
      <Button icon="share" onPress={send}>
        {t('common.share')}
      </Button>
    </Fold>
  )
}
