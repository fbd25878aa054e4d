import type { people as th } from '../th/people.ts'

export const people: Record<keyof typeof th, string> = {
  'people.none':
    'Several people can share one phone. Add yourself first. With a PIN, money and costs are hidden from the others.',
  'people.add': 'Add a person',
  'people.asks': 'Money and costs open with an owner’s PIN.',
  'people.asksNot': 'Anybody can see money and costs. To hide them, an owner sets a PIN.',
  'people.hasPin': 'PIN',
  'people.noPin': 'No PIN',
  'people.name': 'Name',
  'people.nameNeeded': 'A name first; a short one will do',
  'people.ownerMay': 'Sees money and costs, changes prices. Once an owner has a PIN, only an owner’s PIN opens them.',
  'people.helperMay': 'Sells and takes photos; changes no price, sees no money and no costs',
  'people.setPin': 'Set a PIN',
  'people.otherPin': 'Change PIN',
  'people.newPin': 'A new PIN of {least} to {most} digits',
  'people.pinAgain': 'The same once more',
  'people.pinDiffers': 'The two were not the same. Begin again.',
  'people.delete': 'Remove',
  'people.deleted': '{name} was removed',
  'people.what': 'What a PIN is good for',
  'people.does':
    'It hides screens and says who sold, for days when several people share one phone. It needs no network.',
  'people.doesNot':
    'It is no lock: someone who takes the phone apart will find what is on it. Where it matters, lock the phone’s own screen, or give the helper another phone.',
  'people.lost': 'A forgotten PIN: use the recovery card, or an owner takes the PIN away on another phone.',
}
