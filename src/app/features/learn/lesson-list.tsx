import type { LessonMessages } from '../../../shared/i18n/lessons.ts'
import { t } from '../../platform/language.ts'
import { session } from '../../platform/session.ts'
import { enterPractice } from '../../rest.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Drawing } from './drawing.tsx'
import { LESSONS, type LessonId } from './lessons.ts'

interface LessonListProps {
  texts: LessonMessages
  done: readonly LessonId[]
}

/** All lessons, each with its first picture; those done say so. */
export function LessonList({ texts, done }: LessonListProps) {
  return (
    <Page title={t('learn.title')} tone="shop" back="/shop">
      <p role="status">
        <b>{t('learn.done', { done: done.length, all: LESSONS.length })}</b>
      </p>
      <nav class="lessons" aria-label={t('learn.title')}>
        {LESSONS.map(({ id, cards }) => (
          <a key={id} class="card lesson" href={`/shop/learn/${id}`}>
            <Drawing name={`${id}.1`} />
            <b>{texts[`lesson.${id}`]}</b>
            {done.includes(id) ? (
              <span class="lesson-done">
                <Icon name="check" />
                {t('learn.doneOne')}
              </span>
            ) : (
              <span class="quiet">{t('learn.cards', { count: cards.length })}</span>
            )}
          </a>
        ))}
      </nav>
      {!session.value?.practice && (
        <Button big icon="sell" onPress={enterPractice}>
          {t('practice.try')}
        </Button>
      )}
    </Page>
  )
}
