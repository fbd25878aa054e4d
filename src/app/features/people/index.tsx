import { useState } from 'preact/hooks'
import { byName } from '../../../shared/domain/collate.ts'
import { language, t } from '../../platform/language.ts'
import { asksForPin, isOwner, people } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { Fold } from '../../ui/fold.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Door, Face } from '../../ui/pin/index.ts'
import type { Person } from './model.ts'
import { PersonSheet } from './person-sheet.tsx'

/** Who works on the shop's phones, and their PINs: for the owner. */
export default function PeopleBehindDoor() {
  return (
    <Door title={t('people.title')} tone="shop" back="/shop">
      <People />
    </Door>
  )
}

function People() {
  const [open, setOpen] = useState<Person | 'new' | null>(null)
  const title = t('people.title')
  if (!isOwner.value) {
    return (
      <Page title={title} tone="shop" back="/shop">
        <EmptyState picture="people" text={t('errors.forbidden')} />
      </Page>
    )
  }
  const compare = byName(language.value)
  const all = [...(people.value ?? [])].sort((a, b) => compare(a.fields.name, b.fields.name))
  const add = (
    <Button kind="primary" tone="shop" big icon="plus" onPress={() => setOpen('new')}>
      {t('people.add')}
    </Button>
  )
  return (
    <Page title={title} tone="shop" back="/shop" footer={all.length > 0 && add}>
      {all.length === 0 ? (
        <EmptyState picture="people" tone="shop" text={t('people.none')} action={add} />
      ) : (
        <>
          <p>{t(all.some(asksForPin) ? 'people.asks' : 'people.asksNot')}</p>
          <ul class="people-faces card rows">
            {all.map((person) => (
              <li key={person.id}>
                <button type="button" onClick={() => setOpen(person)}>
                  <Face person={person} />
                  <span>
                    <b>{person.fields.name}</b>
                    <span class="quiet">{aboutOf(person)}</span>
                  </span>
                  <Icon name="next" />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Fold icon="key" title={t('people.what')}>
        <p>{t('people.does')}</p>
        <p>{t('people.doesNot')}</p>
        <p>{t('people.lost')}</p>
      </Fold>
      {open && <PersonSheet person={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function aboutOf({ fields: { role, pin } }: Person): string {
  return [t(`shop.device.${role}`), t(pin === '' ? 'people.noPin' : 'people.hasPin')].join(' · ')
}
