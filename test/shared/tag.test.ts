import { expect, test } from 'vitest'
import { newId } from '../../src/shared/domain/ids.ts'
import { goodOfTag, tagText } from '../../src/shared/domain/tag.ts'

test('a tag leads to its good, whichever server printed it; any other QR to none', () => {
  const id = newId()
  for (const origin of ['https://talat.example', 'http://localhost:8080'])
    expect(goodOfTag(tagText(origin, id))).toBe(id)
  for (const other of [
    '',
    id,
    `https://talat.example/goods/${id}`,
    `https://talat.example/t/${id}/x`,
    '00020101021129',
  ])
    expect(goodOfTag(other)).toBeNull()
})
