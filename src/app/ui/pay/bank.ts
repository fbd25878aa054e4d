import { isBank } from '../../../shared/domain/slip.ts'
import { t } from '../../platform/language.ts'

/** The bank's name, or its code where nobody knows it. */
export function bankName(code: string): string {
  return isBank(code) ? t(`bank.${code}`) : t('pay.bank', { code })
}
