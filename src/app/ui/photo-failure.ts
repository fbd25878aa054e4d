import type { PhotoFailure } from '../../photo/contract.ts'
import { t } from '../platform/language.ts'

/** Why a photo cannot be used, and what to do about it. */
export function photoFailureText(failed: PhotoFailure): string {
  switch (failed) {
    case 'heic':
      return t('goods.photo.heic')
    case 'empty':
      return t('goods.photo.empty')
    case 'not-image':
      return t('goods.photo.notImage')
    case 'damaged':
      return t('goods.photo.damaged')
    case 'too-large':
      return t('goods.photo.tooLarge')
    case 'no-memory':
    case 'cancelled':
      return t('goods.photo.noMemory')
  }
}
