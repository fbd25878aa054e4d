import type { units as th } from '../th/units.ts'

export const units: Record<keyof typeof th, string> = {
  'units.piece': '{quantity} 件',
  'units.pack': '{quantity} 包',
  'units.metre': '{quantity} 米',
  'units.kilogram': '{quantity} 公斤',
  'units.yard': '{quantity} 码',
  'units.name.piece': '件',
  'units.name.pack': '包',
  'units.name.metre': '米',
  'units.name.kilogram': '公斤',
  'units.name.yard': '码',
  'units.zero': '0',
}
