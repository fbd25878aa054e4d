import type { pin as th } from '../th/pin.ts'

export const pin: Record<keyof typeof th, string> = {
  'pin.of': '{name}’s PIN',
  'pin.enter': 'Open',
  'pin.typed': '{count} {count|digit|digits} typed',
  'pin.wrong': 'Not this PIN. Try again.',
  'pin.wait': 'Wrong too often. Wait {time}',
  'pin.forgot': 'PIN forgotten',
  'pin.byCard': 'Type the code of the recovery card, or scan it. The old PIN is then taken away.',
  'pin.useCard': 'Take the PIN away',
  'pin.otherCard': 'This is not the card of this shop',
  'pin.noCard':
    'This shop has no recovery card yet. Wait 24 hours, then the PIN can be taken away. The right PIN ends the wait.',
  'pin.startWait': 'Start the 24 hours',
  'pin.waits': 'The PIN can be taken away in {time}',
  'pin.otherPhone': 'Or an owner takes the PIN away on another phone, and both phones get a network.',
  'pin.remove': 'Take PIN away',
  'pin.removed': '{name}’s PIN was taken away',
  'pin.ownersOnly': 'This is for the owner of the shop',
  'pin.switch': 'Switch person',
  'pin.who': 'Who has the phone?',
  'pin.now': 'Now: {name}',
  'pin.nobody': 'No name',
  'pin.lock': 'Hide money and costs',
  'pin.locked': 'Hidden',
  'pin.openSettings': 'PIN for what is the owner’s',
  'pin.openGood': 'PIN for price and costs',
}
