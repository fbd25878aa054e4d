/** What the screens of large orders ask of the phone. */

export { pledge, sendMade, unsend } from '../../../../device/store/actions/calls.ts'
export { type CallView, call, calls, isOpen } from '../../../../device/store/queries/calls.ts'
