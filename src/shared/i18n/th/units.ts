/** Units as they stand behind a number: เหลือ 3 ผืน. `units.digits`: 0 to 9 in the language's own script. */
export const units = {
  'units.piece': '{quantity} ผืน',
  'units.pack': '{quantity} ห่อ',
  'units.metre': '{quantity} ม.',
  'units.kilogram': '{quantity} กก.',
  'units.name.piece': 'ผืน',
  'units.name.pack': 'ห่อ',
  'units.name.metre': 'เมตร',
  'units.name.kilogram': 'กิโลกรัม',
  'units.digits': '๐๑๒๓๔๕๖๗๘๙',
} as const
