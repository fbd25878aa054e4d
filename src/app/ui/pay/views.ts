export { QrPay } from './qr-pay.tsx'
export { TakePayment } from './take-payment.tsx'
