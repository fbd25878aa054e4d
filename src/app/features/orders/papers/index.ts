/** The papers of parcels, in one piece that sells nothing: it comes after all that does. */

export { LabelsPage } from './labels-page.tsx'
export { PapersPage } from './papers-page.tsx'
