/** Units as they stand behind a number: เหลือ 3 ผืน. `units.zero`: the first of the ten digits of the language's script. */
export const units = {
  'units.piece': '{quantity} ผืน',
  'units.pack': '{quantity} ห่อ',
  'units.metre': '{quantity} ม.',
  'units.kilogram': '{quantity} กก.',
  'units.yard': '{quantity} หลา',
  'units.name.piece': 'ผืน',
  'units.name.pack': 'ห่อ',
  'units.name.metre': 'เมตร',
  'units.name.kilogram': 'กิโลกรัม',
  'units.name.yard': 'หลา',
  'units.zero': '๐',
} as const
