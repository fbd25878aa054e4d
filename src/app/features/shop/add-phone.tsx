import { useState } from 'preact/hooks'
import type { Role } from '../../../shared/domain/records.ts'
import type { CodeAnswer } from '../../../shared/protocol/join.ts'
import { t } from '../../platform/language.ts'
import { useNow } from '../../platform/now.ts'
import { shop } from '../../platform/session.ts'
import { share } from '../../platform/share.ts'
import { Button } from '../../ui/button.tsx'
import { inGroups } from '../../ui/code-entry.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { RoleChoice } from './device-sheet.tsx'
import { codeForPhone, type Session } from './model.ts'
import { troubleText } from './words.ts'

/** One more phone: whose it is, then a code that it scans, types or gets as a link. */
export function AddPhone({ session, onClose }: { session: Session; onClose: () => void }) {
  const [role, setRole] = useState<Role>('helper')
  const [answer, setAnswer] = useState<CodeAnswer | null>(null)
  const [failed, setFailed] = useState<string | null>(null)

  async function ask() {
    const got = await codeForPhone(session, role)
    if ('failed' in got) return setFailed(got.failed)
    setFailed(null)
    setAnswer(got)
  }

  return (
    <Sheet title={t('shop.addPhone')} tone="shop" onClose={onClose}>
      {answer ? (
        <CodeToShow answer={answer} onAgain={ask} />
      ) : (
        <>
          <RoleChoice label={t('shop.device.role')} value={role} onChange={setRole} />
          {failed && (
            <p class="field-error" role="alert">
              {troubleText(failed)}
            </p>
          )}
          <Button kind="primary" tone="shop" big icon="qr" onPress={ask}>
            {t('shop.device.make')}
          </Button>
        </>
      )}
    </Sheet>
  )
}

const HOUR = 60 * 60_000

function CodeToShow({ answer: { code, expires, link }, onAgain }: { answer: CodeAnswer; onAgain: () => unknown }) {
  const left = expires - useNow(10_000)
  const minutes = Math.ceil(left / 60_000)
  const time =
    left > HOUR
      ? t('shop.device.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
      : t('shop.device.minutes', { minutes })
  if (left <= 0) {
    return (
      <>
        <p role="alert">{t('shop.device.expired')}</p>
        <Button kind="primary" tone="shop" big icon="qr" onPress={onAgain}>
          {t('shop.device.make')}
        </Button>
      </>
    )
  }
  const groups = inGroups(code)
  return (
    <>
      <p>{t('shop.device.codeHelp')}</p>
      <QrCode text={link} label={t('shop.code.qr', { code: groups })} />
      <p class="code-shown">{groups}</p>
      <p class="quiet code-life">{t('shop.device.expires', { time })}</p>
      <Button
        icon="share"
        big
        onPress={async () => {
          const text = t('shop.device.shareText', { shop: shop.value.name })
          if ((await share({ title: text, text, url: link })) === 'copied') toast(t('common.copied'))
        }}
      >
        {t('shop.device.sendLink')}
      </Button>
    </>
  )
}
