import {
  BLANK,
  type Declaration,
  dotted,
  type Form,
  kilograms,
  PURPOSE_WORDS,
  PURPOSES,
  plainValue,
  sumsOf,
} from '../../../../shared/domain/customs.ts'
import { A6, Sheets } from './sheets.tsx'

/** Paper and edge of each form: the short one is a sticker, the long one lies. */
export const FORM_PAPER: Record<Form, [size: string, margin: string]> = {
  CN22: [A6, '6mm'],
  CN23: ['210mm 148mm', '8mm'],
}

/** The form as it is printed: in capitals, whatever the phone speaks, since the post abroad reads it. */
export function FormSheet({ declaration }: { declaration: Declaration }) {
  const { form, purpose, from, to, origin, currency, lines } = declaration
  const { grams, value } = sumsOf(declaration)
  const or = (text: string) => text || BLANK
  return (
    <Sheets>
      <div class={`form form-${form.toLowerCase()}`} lang="en">
        <p class="form-head">
          <b>CUSTOMS DECLARATION {form}</b>
          <span>DRAFT - COPY TO THE FORM OF THE POST</span>
        </p>
        <div class="form-sides">
          <p>
            <span>FROM</span>
            <b>{or(from.name)}</b>
            {or(from.address)}
            {from.phone && <span>TEL {from.phone}</span>}
          </p>
          <p>
            <span>TO</span>
            <b>{or(to.name)}</b>
            {or(to.address)}
            <b>{or(to.country)}</b>
            {to.phone && <span>TEL {to.phone}</span>}
          </p>
        </div>
        <p class="form-purpose">
          {PURPOSES.map((one) => (
            <span key={one}>
              [{one === purpose ? 'X' : ' '}] {PURPOSE_WORDS[one]}
            </span>
          ))}
        </p>
        <table>
          <thead>
            <tr>
              <th>DESCRIPTION OF CONTENTS</th>
              <th>QTY</th>
              <th>NET KG</th>
              <th>VALUE {currency}</th>
              <th>HS NO.</th>
              <th>ORIGIN</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={index}>
                <td>{or(line.description)}</td>
                <td>{line.quantity}</td>
                <td>{or(kilograms(line.grams))}</td>
                <td>{plainValue(line.value, currency)}</td>
                <td>{or(dotted(line.hs))}</td>
                <td>{origin}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th>TOTAL</th>
              <td />
              <td>{or(kilograms(grams))}</td>
              <td>{plainValue(value, currency)}</td>
              <td />
              <td />
            </tr>
          </tfoot>
        </table>
        <p class="form-oath">
          I CERTIFY THAT THE PARTICULARS GIVEN IN THIS DECLARATION ARE CORRECT AND THAT THIS ITEM DOES NOT CONTAIN ANY
          DANGEROUS ARTICLE OR ARTICLES PROHIBITED BY LEGISLATION OR BY POSTAL OR CUSTOMS REGULATIONS.
        </p>
        <p class="form-sign">
          <span>DATE</span>
          <span>SIGNATURE</span>
        </p>
      </div>
    </Sheets>
  )
}
