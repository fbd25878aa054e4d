import type { frames as th } from '../th/frames.ts'

export const frames: Record<keyof typeof th, string> = {
  'frames.show': 'Show this to the other phone’s camera until it has all',
  'frames.picture': 'A QR that keeps changing',
  'frames.left': '{seconds} more {seconds|second|seconds}',
  'frames.pass': 'Round {pass}: what was missed',
  'frames.whole': 'a round takes {seconds} s',
  'frames.slower': 'Slower',
  'frames.faster': 'Faster',
  'frames.read': 'Point at the QR on the other phone',
  'frames.closer': 'Nothing to read yet: come closer and hold still',
  'frames.here': 'All is here',
  'frames.count': '{read} of {needed}',
  'frames.noCamera': 'The camera does not open. Allow it, or send it another way.',
  'frames.notReady': 'The QR reader is not on this phone yet; it needs a network once. It can be sent another way.',
}
