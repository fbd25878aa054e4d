import { useRef, useState } from 'preact/hooks'
import { bytes as inBytes } from '../../../shared/i18n/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { shop } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { Field } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { type Bytes, type Given, givenBefore, notGiven, prepare } from './model.ts'
import { NoKeys } from './no-keys.tsx'
import { Ways } from './ways.tsx'

/** So many names stand there to be tapped. */
const NAMES = 4
const NAME_LENGTH = 40

interface GiveSheetProps {
  db: Parameters<typeof givenBefore>[0]
  /** Whole photos that wait: too heavy to be carried. */
  photos: number
  onClose: () => void
}

/** To whom, and by which way. Made by one press and handed over by another: a share sheet opens only right after a press. */
export function GiveSheet({ db, photos, onClose }: GiveSheetProps) {
  const before = useLive(() => givenBefore(db), [db]) ?? []
  const [to, setTo] = useState('')
  const [made, setMade] = useState<{ given: Given; bytes: Bytes } | 'no-keys' | null>(null)
  const gone = useRef(false)

  async function make() {
    setMade((await prepare(db, to.trim())) ?? 'no-keys')
  }
  async function close() {
    onClose()
    if (made && made !== 'no-keys' && !gone.current) await notGiven(db, made.given.id)
  }
  return (
    <Sheet title={t('carry.give')} tone="shop" onClose={close}>
      {made === null && <Whom to={to} setTo={setTo} before={before} onMake={make} />}
      {made === 'no-keys' && <NoKeys />}
      {made && made !== 'no-keys' && (
        <Ways
          bytes={made.bytes}
          shop={shop.value.name}
          onGone={() => {
            gone.current = true
          }}
        >
          <Ready given={made.given} size={made.bytes.byteLength} photos={photos} />
        </Ways>
      )}
    </Sheet>
  )
}

interface WhomProps {
  to: string
  setTo: (to: string) => void
  before: readonly Given[]
  onMake: () => Promise<void>
}

function Whom({ to, setTo, before, onMake }: WhomProps) {
  const names = [...new Set(before.map((one) => one.to).filter(Boolean))].slice(0, NAMES)
  return (
    <>
      <p>{t('carry.giveHelp')}</p>
      {names.length > 0 && (
        <Chips
          label={t('carry.toBefore')}
          options={names.map((name) => ({ value: name, label: name }))}
          value={names.includes(to) ? to : null}
          onChange={setTo}
        />
      )}
      <Field label={t('carry.to')} value={to} onInput={setTo} maxLength={NAME_LENGTH} />
      <Button kind="primary" tone="shop" big icon="next" onPress={onMake}>
        {t('carry.make')}
      </Button>
    </>
  )
}

interface ReadyProps {
  given: Given
  size: number
  photos: number
}

function Ready({ given: { operations, left, pictures }, size, photos }: ReadyProps) {
  const what = [
    operations > 0 && t('sync.changes', { count: operations }),
    pictures > 0 && t('sync.photos', { count: pictures }),
    inBytes(size),
  ]
  return (
    <div role="status">
      <p>
        <b>{t('carry.ready')}</b> {what.filter(Boolean).join(' · ')}
      </p>
      {photos > 0 && <p class="quiet">{t('carry.photosLater', { count: photos })}</p>}
      {left > 0 && <p class="quiet">{t('carry.left', { count: left })}</p>}
    </div>
  )
}
