import { backFromHere } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { printPage } from '../../platform/print.ts'
import { useDb } from '../../platform/session.ts'
import { share, sharePicture } from '../../platform/share.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { type OrderView, order, personName, sendLater, unsentReceipts } from './model.ts'
import './receipt.css'
import { type Receipt, receiptOf, receiptText } from './receipt.ts'
import { drawReceipt } from './receipt-picture.ts'

/** The receipt of a sale, and the ways to hand it over. */
export function ReceiptPage({ id }: { id: string }) {
  const db = useDb()
  const known = useLive(async () => {
    const view = await order(db, id)
    return view && { view, seller: await personName(db, view.order.person) }
  }, [db, id])
  return (
    <Page title={t('receipts.title')} tone="orders" back={`/orders/${id}`}>
      {known && <Hand {...known} />}
    </Page>
  )
}

function Hand({ view, seller }: { view: OrderView; seller: string | null }) {
  const db = useDb()
  const unsent = useLive(() => unsentReceipts(db), [db])
  const receipt = receiptOf(view, seller)
  const isLater = unsent?.includes(view.id) ?? false

  async function picture() {
    const file = await drawReceipt(receipt).catch(() => null)
    if (file) await sharePicture(file)
    else toast(t('receipts.failed'), { icon: 'warning' })
  }
  async function text() {
    if ((await share({ title: receipt.title, text: receiptText(receipt) })) === 'copied') toast(t('receipts.copied'))
  }
  async function later(isOn: boolean) {
    const leave = backFromHere()
    await sendLater(db, view.id, isOn)
    toast(t(isOn ? 'receipts.laterDone' : 'receipts.sentDone'))
    if (!isOn) leave('/orders/receipts')
  }
  return (
    <>
      <Paper receipt={receipt} />
      <div class="receipt-ways">
        <Button kind="primary" tone="orders" big icon="share" onPress={picture}>
          {t('receipts.share')}
        </Button>
        <div class="pair">
          <Button icon="share" onPress={text}>
            {t('receipts.text')}
          </Button>
          {isLater ? (
            <Button icon="check" onPress={() => later(false)}>
              {t('receipts.sent')}
            </Button>
          ) : (
            <Button icon="calendar" onPress={() => later(true)}>
              {t('receipts.later')}
            </Button>
          )}
        </div>
        <div class="pair">
          <Button
            icon="receipt"
            onPress={() => printPage({ look: 'print-roll', size: rollSize, margin: `${ROLL_EDGE}mm` })}
          >
            {t('receipts.narrow')}
          </Button>
          <Button icon="print" onPress={() => printPage({ look: 'print-a4', size: () => 'A4', margin: '20mm' })}>
            {t('receipts.wide')}
          </Button>
        </div>
      </div>
    </>
  )
}

/** Millimetres that a printer of rolls leaves white. */
const ROLL_EDGE = 2

/** A roll is cut behind what is on it, so the receipt is measured at the width of the roll. */
function rollSize(): string {
  const high = document.querySelector('.receipt')?.getBoundingClientRect().height ?? 0
  return `58mm ${Math.ceil((high * 25.4) / 96) + 2 * ROLL_EDGE + 2}mm`
}

function Paper({ receipt: { shop, title, number, when, seller, lines, sums } }: { receipt: Receipt }) {
  return (
    <section class="receipt" aria-label={title}>
      <Band weave="khit" />
      <p class="receipt-shop">{shop}</p>
      <p>{[title, number].filter(Boolean).join(' · ')}</p>
      <p class="quiet">{when}</p>
      {seller && <p class="quiet">{seller}</p>}
      <ul class="receipt-lines">
        {lines.map((line, index) => (
          <li key={index}>
            <span>{line.name}</span>
            <span class="receipt-amount">{line.amount}</span>
            <span class="quiet">{line.detail}</span>
          </li>
        ))}
      </ul>
      <dl class="receipt-sums">
        {sums.map(({ label, amount, strong }, index) => (
          <div key={index} class={strong ? 'strong' : ''}>
            <dt>{label}</dt>
            <dd>{amount}</dd>
          </div>
        ))}
      </dl>
      <p class="receipt-thanks">{t('receipts.thanks')}</p>
      <Band weave="khit" />
    </section>
  )
}
