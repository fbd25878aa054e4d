import { useEffect, useState } from 'preact/hooks'
import { arrive } from '../../platform/arrive.ts'
import { navigate } from '../../platform/history.ts'
import { joinCode } from '../../platform/join-link.ts'
import { lost, session } from '../../platform/session.ts'
import { fetchRest } from '../../rest.ts'
import { Code } from './code.tsx'
import { Language } from './language.tsx'
import { Lost } from './lost.tsx'
import { NewShop } from './new-shop.tsx'
import { ReadBack } from './read-back.tsx'

type Step = 'language' | 'shop' | 'code' | 'file' | 'lost'

/** The first run: language, name, currency, and one is selling. Or a code, for those who got one. */
export default function Start() {
  const [step, setStep] = useState<Step>(session.value ? 'shop' : lost.value ? 'lost' : 'language')
  const [code, setCode] = useState('')
  /** The person said that the code is for a shop of their own. */
  const [own, setOwn] = useState(false)

  // A step is a page of its own, without an address.
  useEffect(() => arrive(true), [step])

  // There is nothing to send yet: what sells nothing comes at once.
  useEffect(fetchRest, [])

  // A link brought a code, at the start or while this page is open.
  const brought = joinCode.value
  useEffect(() => {
    if (!brought) return
    setCode(brought)
    joinCode.value = null
  }, [brought])

  const begin = lost.value ? 'lost' : 'shop'
  if (step === 'lost' && lost.value) {
    return (
      <Lost
        name={lost.value.name}
        onCode={() => setStep('code')}
        onFile={() => setStep('file')}
        onNew={() => setStep('language')}
      />
    )
  }
  if (step === 'file') return <ReadBack onBack={() => setStep(begin)} />
  if (step === 'language') return <Language onDone={() => setStep(code ? 'code' : 'shop')} />
  if (step === 'code') {
    return (
      <Code
        code={code}
        onCode={setCode}
        onBack={() => setStep(begin)}
        onOwn={() => {
          setOwn(true)
          setStep('shop')
        }}
        onEntered={() => navigate('/sell', { replace: true })}
      />
    )
  }
  return <NewShop code={own ? code : null} onHaveCode={() => setStep('code')} onHaveFile={() => setStep('file')} />
}
