import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { t } from '../../platform/language.ts'
import { Page } from '../../ui/page.tsx'
import { LessonList } from './lesson-list.tsx'
import { LessonPage } from './lesson-page.tsx'
import { LESSONS } from './lessons.ts'
import { doneLessons } from './progress.ts'
import { useTexts } from './texts.ts'
import './learn.css'

export { openPractice } from './model.ts'
export { fetchTexts } from './texts.ts'

/** The lessons: what there is, or the one that was opened. */
export default function Learn() {
  const { lesson: wanted } = useRoute().params
  const texts = useTexts()
  const [done, setDone] = useState(doneLessons)
  const lesson = LESSONS.find(({ id }) => id === wanted)
  if (!texts) {
    return (
      <Page title={t('learn.title')} tone="shop" back="/shop">
        {texts === null && <p role="alert">{t('learn.missing')}</p>}
      </Page>
    )
  }
  if (!lesson) return <LessonList texts={texts} done={done} />
  return <LessonPage key={lesson.id} lesson={lesson} texts={texts} onDone={() => setDone(doneLessons())} />
}
