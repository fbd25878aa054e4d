import { useEffect } from 'preact/hooks'
import { t } from '../platform/language.ts'
import { leaveForGood } from '../platform/practice.ts'
import { Button } from './button.tsx'
import './practice-band.css'

/** Stands above every screen of the practice shop, with the way out. */
export function PracticeBand() {
  useEffect(() => {
    document.documentElement.classList.add('practising')
    return () => document.documentElement.classList.remove('practising')
  }, [])
  return (
    <aside class="practice-band" aria-label={t('practice.name')}>
      <b>{t('practice.band')}</b>
      <Button onPress={() => leaveForGood()}>{t('practice.leave')}</Button>
    </aside>
  )
}
