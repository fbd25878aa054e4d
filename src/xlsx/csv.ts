import Papa from 'papaparse'

/** What parts the cells: of Excel, of Excel where the comma is the decimal point, and of what is copied from a sheet. */
const PARTED_BY = [',', ';', '\t'] as const

/** Lines that are looked at to tell. */
const LINES = 10

/** The rows of a CSV text; quoted cells may hold whatever parts them, and line breaks. */
export function readCsv(text: string): string[][] {
  // The library's own guesses look into the quotes too.
  const plain = text.replace(/"[^"]*"/g, '')
  const { data } = Papa.parse<string[]>(text, { delimiter: delimiterOf(plain), newline: lineEndOf(plain) })
  // What follows the last line break is no row.
  if (data.at(-1)?.join('') === '') data.pop()
  return data
}

/** What stands equally often in most lines; of several the one that stands there more often. */
function delimiterOf(plain: string): string {
  const lines = plain
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES)
  const known = PARTED_BY.map((by) => {
    const counts = lines.map((line) => line.split(by).length - 1)
    const fits = counts.map((count) => (count === 0 ? 0 : counts.filter((other) => other === count).length))
    const most = Math.max(...fits, 0)
    return { by, most, count: counts[fits.indexOf(most)] ?? 0 }
  })
  const [best] = known.sort((a, b) => b.most - a.most || b.count - a.count)
  return best?.by ?? ','
}

function lineEndOf(plain: string): '\r\n' | '\n' | '\r' {
  const [found = '\n'] = /\r\n|\n|\r/.exec(plain) ?? []
  return found as '\r\n' | '\n' | '\r'
}
