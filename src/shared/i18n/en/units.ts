import type { units as th } from '../th/units.ts'

export const units: Record<keyof typeof th, string> = {
  'units.piece': '{quantity} {quantity|piece|pieces}',
  'units.pack': '{quantity} {quantity|pack|packs}',
  'units.metre': '{quantity} m',
  'units.kilogram': '{quantity} kg',
  'units.name.piece': 'Piece',
  'units.name.pack': 'Pack',
  'units.name.metre': 'Metre',
  'units.name.kilogram': 'Kilogram',
  'units.zero': '0',
}
