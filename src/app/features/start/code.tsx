import { useState } from 'preact/hooks'
import type { Key } from '../../../shared/i18n/messages.ts'
import { say, t } from '../../platform/language.ts'
import { Button } from '../../ui/button.tsx'
import { CodeEntry, isWhole } from '../../ui/code-entry.tsx'
import { Page } from '../../ui/page.tsx'
import { enter } from './model.ts'
import './start.css'

interface CodeProps {
  code: string
  onCode: (code: string) => void
  onBack: () => void
  /** The code is for a shop of one's own. */
  onOwn: () => void
  onEntered: () => void
}

/** A phone cannot tell what a code is for, so the person says it: two big answers. */
export function Code({ code, onCode, onBack, onOwn, onEntered }: CodeProps) {
  const [failed, setFailed] = useState<string | null>(null)

  const whole = isWhole(code)
  return (
    <Page title={t('start.codeTitle')} tone="shop" plain>
      <p>{t('start.codeHelp')}</p>
      <CodeEntry
        value={code}
        onChange={(typed) => {
          setFailed(null)
          onCode(typed)
        }}
        error={failed ? say(`errors.${failed}` as Key) : undefined}
        autoFocus={!code}
      />
      <h2>{t('start.which')}</h2>
      <Choice
        icon="people"
        title={t('start.existing')}
        help={t('start.existingHelp')}
        onPress={async () => {
          if (!whole) return setFailed('code-short')
          const trouble = await enter(code, t('start.phone'))
          if (trouble) setFailed(trouble)
          else onEntered()
        }}
      />
      <Choice
        icon="shop"
        title={t('start.own')}
        help={t('start.ownHelp')}
        onPress={() => (whole ? onOwn() : setFailed('code-short'))}
      />
      <Button onPress={onBack} icon="back">
        {t('common.back')}
      </Button>
    </Page>
  )
}

interface ChoiceProps {
  icon: 'people' | 'shop'
  title: string
  help: string
  onPress: () => unknown
}

function Choice({ icon, title, help, onPress }: ChoiceProps) {
  return (
    <Button big icon={icon} class="choice" onPress={onPress}>
      {title}
      <small>{help}</small>
    </Button>
  )
}
