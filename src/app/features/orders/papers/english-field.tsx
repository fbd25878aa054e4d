import { inCapitals } from '../../../../shared/domain/customs.ts'
import { t } from '../../../platform/language.ts'
import { Field } from '../../../ui/field.tsx'

interface EnglishFieldProps {
  label: string
  value: string
  onInput: (value: string) => void
  /** As it is known in letters that a form does not take: what to say in English. */
  own: string
  multiline?: boolean
  maxLength?: number
}

/** What has to be in Latin letters: says what of it is not, and what it is called at home. */
export function EnglishField({ own, maxLength = 300, ...field }: EnglishFieldProps) {
  const isStrange = inCapitals(field.value) === null
  const isHome = own !== '' && inCapitals(own) === null
  return (
    <Field
      {...field}
      maxLength={maxLength}
      class={field.value.trim() === '' ? 'lacking' : ''}
      hint={isHome ? own : undefined}
      error={isStrange ? t('papers.typeEnglish') : undefined}
    />
  )
}
