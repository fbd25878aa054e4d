import { navigate } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { session } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'

/** The market has never told this phone its key. */
export function NoKeys() {
  if (session.value?.joined) return <p role="alert">{t('carry.noKeys')}</p>
  return (
    <>
      <p role="alert">{t('carry.noMarket')}</p>
      <Button kind="primary" tone="shop" big icon="village" onPress={() => navigate('/shop/join')}>
        {t('sync.join')}
      </Button>
    </>
  )
}
