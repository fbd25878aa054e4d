import { useState } from 'preact/hooks'
import { fullName } from '../../../shared/domain/goods.ts'
import { t } from '../../platform/language.ts'
import { isOwner, session, shop, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { wordsFor } from '../../ui/failures.ts'
import { Icon } from '../../ui/icons.tsx'
import { LinkRow } from '../../ui/link-row.tsx'
import { ShareLink } from '../../ui/share-link.tsx'
import { toast } from '../../ui/toast.tsx'
import { editGood, type GoodView, picture } from './model.ts'

/** Whether buyers far away see a good. Nothing is shown that was not chosen here. */
export function Publish({ view }: { view: GoodView }) {
  const db = useDb()
  const [failure, setFailure] = useState<string | null>(null)
  const { id, fields, photos } = view
  const published = fields.published === true
  const ready = fields.name !== '' && fields.price !== null && photos.length > 0

  async function set(shown: boolean) {
    setFailure(null)
    try {
      await editGood(db, id, { published: shown })
    } catch (error) {
      return setFailure(wordsFor(error, t('goods.failed')))
    }
    toast(t(shown ? 'window.published' : 'window.unpublished'), { undo: () => editGood(db, id, { published: !shown }) })
  }
  if (!published) {
    return (
      <div class="card stack">
        {!ready && <p class="quiet">{t('window.needs')}</p>}
        {failure && <p role="alert">{failure}</p>}
        <Button icon="village" big disabled={!ready} onPress={() => set(true)}>
          {t('window.publish')}
        </Button>
      </div>
    )
  }
  return (
    <section class="card stack" aria-label={t('window.published')}>
      <p class="good-published">
        <Icon name="village" />
        <b>{t('window.published')}</b>
      </p>
      {!shop.value.window && (
        <nav class="rows">
          <LinkRow icon="warning" title={t('window.closed')} href="/shop/window" />
        </nav>
      )}
      {failure && <p role="alert">{failure}</p>}
      {session.value?.joined && shop.value.window && (
        <ShareLink
          title={fullName(fields)}
          url={`${location.origin}/p/${id}`}
          picture={() => fileOf(view, (hash) => picture(db, hash))}
        />
      )}
      {isOwner.value && (
        <Button icon="hide" onPress={() => set(false)}>
          {t('window.unpublish')}
        </Button>
      )}
    </section>
  )
}

/** The first photo as a file; null where its bytes are not on this phone. */
async function fileOf(
  { fields, photos }: GoodView,
  read: (hash: string) => Promise<{ bytes: ArrayBuffer; type: string } | undefined>,
): Promise<File | null> {
  const [first] = photos
  const found = first && ((await read(first.fields.full)) ?? (await read(first.fields.thumb)))
  if (!found) return null
  const ending = found.type === 'image/webp' ? 'webp' : 'jpg'
  return new File([found.bytes], `${fullName(fields) || 'talat'}.${ending}`, { type: found.type })
}
