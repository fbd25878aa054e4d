import { useEffect, useState } from 'preact/hooks'
import type { LessonKey, LessonMessages } from '../../../shared/i18n/lessons.ts'
import { navigate } from '../../platform/history.ts'
import { language, t } from '../../platform/language.ts'
import { hush, speak, useVoice } from '../../platform/speak.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { type CardPicture, Drawing } from './drawing.tsx'
import type { Lesson } from './lessons.ts'
import { lessonDone } from './model.ts'

interface LessonPageProps {
  lesson: Lesson
  texts: LessonMessages
  onDone: () => void
}

/** A speaker with its sound. */
const SPEAKER = 'M4 9.5v5h3.5L12 19V5L7.5 9.5zM15 9a4 4 0 0 1 0 6M17.5 6.5a8 8 0 0 1 0 11'

/** One card after another: a picture and what it says. Behind the last it is done. */
export function LessonPage({ lesson: { id, cards }, texts, onDone }: LessonPageProps) {
  const [place, setPlace] = useState(0)
  const title = texts[`lesson.${id}`]
  const number = cards[place]
  const next = () => {
    if (place === cards.length - 1) {
      void lessonDone(id)
      onDone()
    }
    setPlace(place + 1)
  }
  if (number === undefined) return <Finished title={title} />
  const name = `${id}.${number}` as CardPicture
  const text = texts[`lesson.${name}` as LessonKey]
  return (
    <Page
      title={title}
      tone="shop"
      back="/shop/learn"
      footer={
        <div class="lesson-foot">
          <Button icon="back" disabled={place === 0} onPress={() => setPlace(place - 1)}>
            {t('common.back')}
          </Button>
          <Button kind="primary" tone="shop" big onPress={next}>
            {place === cards.length - 1 ? t('learn.finish') : t('learn.next')}
          </Button>
        </div>
      }
    >
      <p class="lesson-dots" role="img" aria-label={t('learn.place', { place: place + 1, all: cards.length })}>
        {cards.map((card, index) => (
          <i key={card} class={index <= place ? 'seen' : ''} />
        ))}
      </p>
      <Drawing key={name} name={name} />
      <div class="lesson-text">
        <p aria-live="polite">{text}</p>
        <Listen text={text} />
      </div>
    </Page>
  )
}

/** Reads a card aloud, where the phone can. */
function Listen({ text }: { text: string }) {
  const voice = useVoice(language.value)
  useEffect(() => hush, [text])
  return voice && <IconButton label={t('learn.listen')} icon={SPEAKER} onPress={() => speak(text, voice)} />
}

function Finished({ title }: { title: string }) {
  return (
    <Page title={title} tone="shop" back="/shop/learn">
      <div class="lesson-finished" role="status">
        <Icon name="check" />
        <b>{t('learn.finished')}</b>
      </div>
      <Button kind="primary" tone="shop" big onPress={() => navigate('/shop/learn', { replace: true })}>
        {t('learn.others')}
      </Button>
    </Page>
  )
}
