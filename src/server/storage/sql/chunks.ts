/** Values in one IN: far below the number of parameters that any database takes. */
const CHUNK = 1000

/** The rows of one query for each chunk of values, so that a long list is a few queries and not one a value. */
export async function inChunks<Value, Row>(
  values: readonly Value[],
  query: (chunk: readonly Value[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let start = 0; start < values.length; start += CHUNK) {
    rows.push(...(await query(values.slice(start, start + CHUNK))))
  }
  return rows
}
