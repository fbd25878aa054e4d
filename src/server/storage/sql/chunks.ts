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

/** How many values an IN list has: there are few texts then, which are read once and kept ready. */
const LISTS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, CHUNK]

/** The same for values that are looked for: each list is filled up with its last one, which finds nothing more. */
export function inLists<Value, Row>(
  values: readonly Value[],
  query: (list: readonly Value[]) => Promise<Row[]>,
): Promise<Row[]> {
  return inChunks(values, (chunk) => {
    const length = LISTS.find((length) => length >= chunk.length) ?? CHUNK
    const list = [...chunk]
    for (const last of chunk.slice(-1)) while (list.length < length) list.push(last)
    return query(list)
  })
}
