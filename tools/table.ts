/** Lays rows out as a table for the terminal; what looks like a number stands to the right. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const cell = (text: string, column: number) => {
    const width = widths[column] ?? 0
    return /^[\d.,]+$/.test(text) ? text.padStart(width) : text.padEnd(width)
  }
  const line = (row: string[]) => row.map(cell).join('  ').trimEnd()
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}
