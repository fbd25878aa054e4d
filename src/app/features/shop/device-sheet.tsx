import { useState } from 'preact/hooks'
import type { DeviceFields, Role } from '../../../shared/domain/records.ts'
import { t } from '../../platform/language.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Field } from '../../ui/field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { removeDevice, renameDevice, setRole } from './model.ts'

interface DeviceSheetProps {
  device: { id: string; fields: DeviceFields }
  /** This very phone: it neither changes its own role nor removes itself. */
  own: boolean
  onClose: () => void
}

/** One phone of the shop: its name, its role, and taking it out. */
export function DeviceSheet({ device: { id, fields }, own, onClose }: DeviceSheetProps) {
  const db = useDb()
  const [name, setName] = useState(fields.name)
  const [removing, setRemoving] = useState(false)
  const shown = fields.name || t('shop.device.unnamed')

  async function save() {
    if (name.trim() && name.trim() !== fields.name) await renameDevice(db, id, name.trim())
    onClose()
    toast(t('common.saved'))
  }
  async function remove() {
    await removeDevice(db, id)
    onClose()
    toast(t('shop.device.removed', { name: shown }))
  }

  return (
    <Sheet title={shown} tone="shop" onClose={onClose}>
      <Field label={t('shop.device.name')} value={name} onInput={setName} maxLength={80} />
      {!own && (
        <RoleChoice label={t('shop.device.roleOf')} value={fields.role} onChange={(role) => setRole(db, id, role)} />
      )}
      <Button kind="primary" tone="shop" big icon="check" onPress={save}>
        {t('common.save')}
      </Button>
      {!own && (
        <Button kind="danger" icon="trash" onPress={() => setRemoving(true)}>
          {t('shop.device.remove')}
        </Button>
      )}
      {removing && (
        <Confirm
          title={t('shop.device.removeTitle', { name: shown })}
          text={t('shop.device.removeHelp')}
          action={t('shop.device.remove')}
          icon="trash"
          onConfirm={remove}
          onClose={() => setRemoving(false)}
        />
      )}
    </Sheet>
  )
}

/** Owner or helper, with what each may do. */
export function RoleChoice(props: { label: string; value: Role; onChange: (role: Role) => unknown }) {
  return (
    <div class="stack">
      <Chips
        {...props}
        options={[
          { value: 'helper', label: t('shop.device.helper') },
          { value: 'owner', label: t('shop.device.owner') },
        ]}
      />
      <p class="quiet">{props.value === 'owner' ? t('shop.device.ownerMay') : t('shop.device.helperMay')}</p>
    </div>
  )
}
