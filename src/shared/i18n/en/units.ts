import type { units as th } from '../th/units.ts'

export const units: Record<keyof typeof th, string> = {
  'units.piece': '{quantity} {quantity|piece|pieces}',
  'units.pack': '{quantity} {quantity|pack|packs}',
  'units.metre': '{quantity} m',
  'units.kilogram': '{quantity} kg',
  'units.yard': '{quantity} yd',
  'units.name.piece': 'Piece',
  'units.name.pack': 'Pack',
  'units.name.metre': 'Metre',
  'units.name.kilogram': 'Kilogram',
  'units.name.yard': 'Yard',
  'units.zero': '0',
}
