import { useState } from 'preact/hooks'
import { t } from '../../platform/language.ts'
import { Button } from '../../ui/button.tsx'
import { GivePicture } from './drawings.tsx'
import { GiveSheet } from './give-sheet.tsx'
import type { givenBefore } from './model.ts'

interface GiveProps {
  db: Parameters<typeof givenBefore>[0]
  /** In words, but for whole photos; empty where nothing waits that can be carried. */
  waits: string
  photos: number
}

/** "Give my day to a neighbour": one picture and one button. */
export function Give({ db, waits, photos }: GiveProps) {
  const [giving, setGiving] = useState(false)
  return (
    <section class="card carry-choice">
      <GivePicture />
      <div>
        <h2>{t('carry.give')}</h2>
        <p class={waits ? '' : 'quiet'}>{waits ? `${t('sync.waits')}: ${waits}` : t('carry.giveNone')}</p>
      </div>
      <Button kind={waits ? 'primary' : 'quiet'} tone="shop" big icon="people" onPress={() => setGiving(true)}>
        {waits ? t('carry.giveGo') : t('carry.giveNews')}
      </Button>
      {giving && <GiveSheet db={db} photos={photos} onClose={() => setGiving(false)} />}
    </section>
  )
}
