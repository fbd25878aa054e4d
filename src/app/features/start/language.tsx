import { type Language as Code, LANGUAGES } from '../../../shared/i18n/languages.ts'
import { setLanguage, t } from '../../platform/language.ts'
import { Button } from '../../ui/button.tsx'
import { Cloth } from './cloth.tsx'
import './start.css'

/** The first question, each answer in its own script. */
export function Language({ onDone }: { onDone: () => void }) {
  const choices = Object.entries(LANGUAGES) as [Code, string][]
  return (
    <div class="start tone-goods">
      <Cloth />
      <main class="start-main">
        <p>{t('start.welcome')}</p>
        <div class="start-languages">
          {choices.map(([code, name]) => (
            <Button
              key={code}
              kind="primary"
              big
              onPress={async () => {
                await setLanguage(code)
                onDone()
              }}
            >
              <span lang={code}>{name}</span>
            </Button>
          ))}
        </div>
      </main>
    </div>
  )
}
