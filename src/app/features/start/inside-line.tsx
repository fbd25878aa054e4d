import { joinCode, joinLink } from '../../platform/join-link.ts'
import { t } from '../../platform/language.ts'
import { outsideLine, wasKeptInside } from '../../platform/line.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Toasts, toast } from '../../ui/toast.tsx'
import './start.css'

/** Opened from a chat in LINE, on a phone that has no shop in there: the way to the phone's own browser. */
export function InsideLine() {
  const link = joinCode.value ? joinLink(joinCode.value) : outsideLine(location.href)
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    toast(t('common.copied'))
  }
  return (
    <>
      <Page title={t('start.line')} tone="shop" plain>
        <p>{t('start.lineWhy')}</p>
        <Button kind="primary" tone="shop" big icon="phone" href={link}>
          {t('start.lineOpen')}
        </Button>
        {/* LINE has been told and has kept the page: the same link again may change nothing. */}
        {wasKeptInside() && <p role="alert">{t('start.lineByHand')}</p>}
        <Button big icon="share" onPress={copy}>
          {t('start.lineCopy')}
        </Button>
        <p class="quiet">{t('start.lineNothing')}</p>
      </Page>
      <Toasts />
    </>
  )
}
