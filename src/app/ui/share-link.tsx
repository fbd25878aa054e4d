import { t } from '../platform/language.ts'
import { saveFile, share } from '../platform/share.ts'
import { Button } from './button.tsx'
import './share-link.css'
import { toast } from './toast.tsx'

interface ShareLinkProps {
  title: string
  /** Of a public page: it opens inside LINE too, where its buyer is. */
  url: string
  /** Goes along where the phone's share sheet takes pictures. */
  picture?: () => Promise<File | null>
}

/** One tap each: LINE, Facebook, or whatever the phone has. */
export function ShareLink({ title, url, picture }: ShareLinkProps) {
  const words = `${title} ${url}`
  async function send() {
    const file = await picture?.()
    const files = file && navigator.canShare?.({ files: [file] }) ? [file] : undefined
    if ((await share({ title, text: files ? words : title, url, ...(files ? { files } : {}) })) === 'copied')
      toast(t('common.copied'))
  }
  async function keep() {
    const file = await picture?.()
    if (file) saveFile(file)
  }
  return (
    <div class="share-ways">
      <Button icon="share" href={`https://line.me/R/share?text=${encodeURIComponent(words)}`}>
        LINE
      </Button>
      <Button icon="share" href={`https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(url)}`}>
        Facebook
      </Button>
      <Button icon="share" onPress={send}>
        {t('common.share')}
      </Button>
      {picture && (
        <Button icon="download" onPress={keep}>
          {t('window.picture')}
        </Button>
      )}
    </div>
  )
}
