import { useState } from 'preact/hooks'
import { MAX_NAME } from '../../../shared/protocol/limits.ts'
import { t } from '../../platform/language.ts'
import { people, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { wordsFor } from '../../ui/failures.ts'
import { Field } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { deletePerson, editPerson, type Person, restorePerson, savePerson } from './model.ts'
import { NewPin } from './new-pin.tsx'

/** One person, or a new one: her name, what she may do, her PIN. */
export function PersonSheet({ person, onClose }: { person: Person | null; onClose: () => void }) {
  const db = useDb()
  const [name, setName] = useState(person?.fields.name ?? '')
  // The first is who sets this up.
  const [role, setRole] = useState(person?.fields.role ?? (people.value?.length ? 'helper' : 'owner'))
  const [pin, setPin] = useState<string | undefined>(undefined)
  const [setting, setSetting] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const has = pin === undefined ? (person?.fields.pin ?? '') !== '' : pin !== ''

  async function save() {
    if (name.trim() === '') return setTrouble(t('people.nameNeeded'))
    try {
      await savePerson(db, { name, role, ...(pin === undefined ? {} : { pin }) }, person ?? undefined)
    } catch (error) {
      return setTrouble(wordsFor(error))
    }
    onClose()
    const before = person?.fields
    toast(t('common.saved'), before ? { undo: () => editPerson(db, person.id, before) } : {})
  }
  async function remove({ id, fields }: Person) {
    await deletePerson(db, id)
    onClose()
    toast(t('people.deleted', { name: fields.name }), { undo: () => restorePerson(db, id) })
  }

  if (setting) {
    return (
      <Sheet key="pin" title={t('people.setPin')} tone="shop" onClose={() => setSetting(false)}>
        <NewPin
          onPin={(typed) => {
            setPin(typed)
            setSetting(false)
          }}
        />
      </Sheet>
    )
  }
  return (
    <Sheet key="person" title={person?.fields.name ?? t('people.add')} tone="shop" onClose={onClose}>
      <Field
        label={t('people.name')}
        value={name}
        onInput={(text) => {
          setName(text)
          setTrouble(null)
        }}
        error={trouble ?? undefined}
        maxLength={MAX_NAME}
      />
      <div class="stack">
        <Chips
          label={t('shop.device.roleOf')}
          value={role}
          onChange={setRole}
          options={[
            { value: 'owner', label: t('shop.device.owner') },
            { value: 'helper', label: t('shop.device.helper') },
          ]}
        />
        <p class="quiet">{t(role === 'owner' ? 'people.ownerMay' : 'people.helperMay')}</p>
      </div>
      <div class={has ? 'pair' : 'stack'}>
        <Button icon="key" onPress={() => setSetting(true)}>
          {t(has ? 'people.otherPin' : 'people.setPin')}
        </Button>
        {has && (
          <Button icon="close" onPress={() => setPin('')}>
            {t('pin.remove')}
          </Button>
        )}
      </div>
      <Button kind="primary" tone="shop" big icon="check" onPress={save}>
        {t('common.save')}
      </Button>
      {person && (
        <Button kind="danger" icon="trash" onPress={() => remove(person)}>
          {t('people.delete')}
        </Button>
      )}
    </Sheet>
  )
}
