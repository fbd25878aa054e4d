import { useState } from 'preact/hooks'
import { LANGUAGES, type Language } from '../../../shared/i18n/languages.ts'
import { language, setLanguage, t } from '../../platform/language.ts'
import { isOwner, shop, useDb } from '../../platform/session.ts'
import { setTheme, THEMES, theme } from '../../platform/theme.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { Field } from '../../ui/field.tsx'
import type { IconName } from '../../ui/icons.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { editShop } from './model.ts'
import { NumbersFold } from './numbers-fold.tsx'

const THEME_ICONS: Record<(typeof THEMES)[number], IconName> = {
  auto: 'phone',
  light: 'picture',
  dark: 'moon',
  sun: 'sun',
}

/** Name, language, colours. A choice holds at once; the name when it is saved. */
export function SettingsSheet({ onClose }: { onClose: () => void }) {
  const db = useDb()
  const [name, setName] = useState(shop.value.name)
  const changed = name.trim() !== '' && name.trim() !== shop.value.name

  return (
    <Sheet title={t('shop.settings')} tone="shop" onClose={onClose}>
      {isOwner.value && (
        <form
          class="stack"
          onSubmit={async (event) => {
            event.preventDefault()
            if (!changed) return
            await editShop(db, { name: name.trim() })
            toast(t('common.saved'))
          }}
        >
          <Field label={t('shop.name')} value={name} onInput={setName} maxLength={80} />
          {changed && (
            <Button kind="primary" tone="shop" icon="check" type="submit">
              {t('common.save')}
            </Button>
          )}
        </form>
      )}
      <Chips
        label={t('shop.language')}
        value={language.value}
        onChange={setLanguage}
        options={(Object.entries(LANGUAGES) as [Language, string][]).map(([value, label]) => ({
          value,
          label,
          lang: value,
        }))}
      />
      <NumbersFold />
      <Chips
        label={t('shop.theme')}
        value={theme.value}
        onChange={setTheme}
        options={THEMES.map((value) => ({ value, label: t(`shop.theme.${value}`), icon: THEME_ICONS[value] }))}
      />
    </Sheet>
  )
}
