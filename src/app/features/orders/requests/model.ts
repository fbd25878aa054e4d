/** What the screens of requests and parcels ask of the phone. */

export {
  askBuyer,
  declineRequest,
  packOrder,
  receivedOrder,
  sendOrder,
  takeRequest,
} from '../../../../device/store/actions/requests.ts'
export { type RequestView, request, requests } from '../../../../device/store/queries/requests.ts'
