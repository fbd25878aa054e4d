import { useEffect, useState } from 'preact/hooks'
import { t } from '../../../platform/language.ts'
import { type PushState, pushState, startPush, stopPush } from '../../../platform/push.ts'
import { session } from '../../../platform/session.ts'
import { Icon } from '../../../ui/icons.tsx'
import { LinkRow } from '../../../ui/link-row.tsx'
import { toast } from '../../../ui/toast.tsx'

/** Whether this phone rings while the app is closed; nothing where it cannot. */
export function Told() {
  const [state, setState] = useState<PushState>('cannot')
  const look = () => pushState().then(setState)
  useEffect(() => void look(), [])
  const current = session.value
  if (!current?.joined || state === 'cannot') return null

  async function change(done: Promise<boolean>) {
    if (!(await done)) toast(t('requests.tellLater'), { icon: 'warning' })
    await look()
  }
  if (state === 'denied')
    return (
      <p class="quiet request-way">
        <Icon name="warning" />
        {t('requests.tellDenied')}
      </p>
    )
  return (
    <nav class="card rows" aria-label={t('requests.tell')}>
      {state === 'on' ? (
        <LinkRow
          icon="check"
          title={t('requests.tellOn')}
          help={t('requests.tellOff')}
          onPress={() => change(stopPush(current))}
        />
      ) : (
        <LinkRow
          icon="phone"
          title={t('requests.tell')}
          help={t('requests.tellHelp')}
          onPress={() => change(startPush(current))}
        />
      )}
    </nav>
  )
}
