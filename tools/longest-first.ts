import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, the longest first: begun last, each would run on alone while a core has nothing to do. */
const LONGEST = [
  'test/faults/faults.e2e.test.ts',
  'test/browser/carry-frames.e2e.test.ts',
  'test/browser/carry.e2e.test.ts',
  'test/server/kill/kill.e2e.test.ts',
  'test/browser/people.e2e.test.ts',
  'test/browser/access.e2e.test.ts',
  'test/browser/buyers.e2e.test.ts',
  'test/browser/many-photos.e2e.test.ts',
  'test/browser/goods-real.e2e.test.ts',
  'test/browser/rest.e2e.test.ts',
  'test/browser/money.e2e.test.ts',
  'test/browser/storefront.e2e.test.ts',
]

/** In a clean clone Vitest knows no durations and goes by the size of the files. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((path) => moduleId.endsWith(path))
      return found < 0 ? LONGEST.length : found
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}
