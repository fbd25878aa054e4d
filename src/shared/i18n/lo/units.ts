import type { units as th } from '../th/units.ts'

export const units: Record<keyof typeof th, string> = {
  'units.piece': '{quantity} ຜືນ',
  'units.pack': '{quantity} ຫໍ່',
  'units.metre': '{quantity} ມ.',
  'units.kilogram': '{quantity} ກິໂລ',
  'units.yard': '{quantity} ຫຼາ',
  'units.name.piece': 'ຜືນ',
  'units.name.pack': 'ຫໍ່',
  'units.name.metre': 'ແມັດ',
  'units.name.kilogram': 'ກິໂລ',
  'units.name.yard': 'ຫຼາ',
  'units.zero': '໐',
}
