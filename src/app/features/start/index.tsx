import { useEffect, useState } from 'preact/hooks'
import { arrive } from '../../platform/arrive.ts'
import { navigate } from '../../platform/history.ts'
import { joinCode } from '../../platform/join-link.ts'
import { session } from '../../platform/session.ts'
import { Code } from './code.tsx'
import { Language } from './language.tsx'
import { NewShop } from './new-shop.tsx'

type Step = 'language' | 'shop' | 'code'

/** The first run: language, name, currency, and one is selling. Or a code, for those who got one. */
export default function Start() {
  const [step, setStep] = useState<Step>(session.value ? 'shop' : 'language')
  const [code, setCode] = useState('')
  /** The person said that the code is for a shop of their own. */
  const [own, setOwn] = useState(false)

  // A step is a page of its own, without an address.
  useEffect(() => arrive(true), [step])

  // A link brought a code, at the start or while this page is open.
  const brought = joinCode.value
  useEffect(() => {
    if (!brought) return
    setCode(brought)
    joinCode.value = null
  }, [brought])

  if (step === 'language') return <Language onDone={() => setStep(code ? 'code' : 'shop')} />
  if (step === 'code') {
    return (
      <Code
        code={code}
        onCode={setCode}
        onBack={() => setStep('shop')}
        onOwn={() => {
          setOwn(true)
          setStep('shop')
        }}
        onEntered={() => navigate('/sell', { replace: true })}
      />
    )
  }
  return <NewShop code={own ? code : null} onHaveCode={() => setStep('code')} />
}
