/** What a printer gets. */

/** The pages of a PDF in millimetres. */
export function sheetsOf(pdf: Buffer): { wide: number; high: number }[] {
  const boxes = pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)
  const mm = (points: string | undefined) => Math.round((Number(points) * 25.4) / 72)
  return Array.from(boxes, ([, wide, high]) => ({ wide: mm(wide), high: mm(high) }))
}
