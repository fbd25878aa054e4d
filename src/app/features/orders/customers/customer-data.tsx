import { useState } from 'preact/hooks'
import { money } from '../../../platform/format.ts'
import { backFromHere, navigate } from '../../../platform/history.ts'
import { t } from '../../../platform/language.ts'
import { isOwner, shop, useDb } from '../../../platform/session.ts'
import { sharePicture } from '../../../platform/share.ts'
import { Button } from '../../../ui/button.tsx'
import { Confirm } from '../../../ui/confirm.tsx'
import { Fold } from '../../../ui/fold.tsx'
import { toast } from '../../../ui/toast.tsx'
import { type CustomerView, deleteCustomer, eraseCustomer, restoreCustomer, type Tab } from './model.ts'
import { fileOf } from './words.ts'

/** What the law gives her: a copy of all that is kept, and its erasure. The owner's phone alone takes a person away. */
export function CustomerData({ view: { id, fields, deleted }, tab }: { view: CustomerView; tab: Tab }) {
  const db = useDb()
  const [asking, setAsking] = useState(false)
  const { name } = fields

  async function remove() {
    const leave = backFromHere()
    await deleteCustomer(db, id)
    leave('/orders/customers')
    toast(t('customers.deleted', { name }), { undo: () => restoreCustomer(db, id), icon: 'trash' })
  }
  async function erase() {
    await eraseCustomer(db, id)
    navigate('/orders/customers', { replace: true })
    toast(t('customers.erased'), { icon: 'trash' })
  }
  return (
    <Fold title={t('customers.hers')} icon="key">
      <Button icon="download" onPress={() => sharePicture(fileOf(fields, tab, Date.now()))}>
        {t('customers.export')}
      </Button>
      {isOwner.value && !deleted && (
        <Button icon="trash" onPress={remove}>
          {t('customers.delete')}
        </Button>
      )}
      {isOwner.value && (
        <Button kind="danger" icon="erase" onPress={() => setAsking(true)}>
          {t('customers.erase')}
        </Button>
      )}
      {asking && (
        <Confirm
          title={t('customers.eraseTitle', { name })}
          text={t('customers.eraseText', { count: tab.sales.length })}
          action={t('customers.erase')}
          icon="erase"
          onConfirm={erase}
          onClose={() => setAsking(false)}
        >
          {tab.owed > 0 && (
            <p class="customer-owes">{t('customers.eraseOwes', { amount: money(tab.owed, shop.value.currency) })}</p>
          )}
          <p class="quiet">{t('customers.eraseFiles')}</p>
        </Confirm>
      )}
    </Fold>
  )
}
