import type { ComponentChildren } from 'preact'
import { printPage } from '../../../platform/print.ts'
import { Label } from './label.tsx'
import type { Parcelled } from './model.ts'
import './paper.css'

export const A6 = '105mm 148mm'

/** Prints what stands in `Sheets`, on paper of this size; each paper has its own edges. */
export function printSheets(size: string, margin = '0'): void {
  printPage({ look: 'print-papers', size: () => size, margin })
}

/** What is printed: as large as on paper and never on the screen, so that it can be measured before. */
export function Sheets({ children }: { children: ComponentChildren }) {
  return (
    <div class="papers-print" aria-hidden="true">
      {children}
    </div>
  )
}

/** A label on a sheet of its own. */
export function LabelSheet({ parcel }: { parcel: Parcelled }) {
  return (
    <Sheets>
      <div class="paper-page">
        <Label parcel={parcel} />
      </div>
    </Sheets>
  )
}

/** Labels on an A4, cut twice. */
export const ON_A4 = 4

export function LabelSheets({ parcels }: { parcels: readonly Parcelled[] }) {
  const sheets = Math.ceil(parcels.length / ON_A4)
  return (
    <Sheets>
      {Array.from({ length: sheets }, (_, sheet) => (
        <div key={sheet} class="paper-page paper-a4">
          {parcels.slice(sheet * ON_A4, (sheet + 1) * ON_A4).map((parcel) => (
            <Label key={parcel.view.id} parcel={parcel} />
          ))}
        </div>
      ))}
    </Sheets>
  )
}
