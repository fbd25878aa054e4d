import { expect, test } from 'vitest'
import { countVitest, type VitestReport } from '../../tools/count.ts'

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((result) => ({ status: result })),
})

function report(parts: Partial<VitestReport>): VitestReport {
  return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [], ...parts }
}

test('passed and failed tests are counted as reported', () => {
  const run = report({
    numPassedTests: 2,
    numFailedTests: 1,
    testResults: [file('failed', 'passed', 'passed', 'failed')],
  })
  expect(countVitest(run, 1)).toEqual({ passed: 2, failed: 1 })
})

test('a skipped test and a test without a body have failed', () => {
  const run = report({
    numPassedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [file('passed', 'passed')],
  })
  expect(countVitest(run, 0)).toEqual({ passed: 1, failed: 2 })
})

test('a file that could not be loaded has failed once', () => {
  const run = report({ numPassedTests: 3, testResults: [file('failed'), file('passed', 'passed', 'passed', 'passed')] })
  expect(countVitest(run, 1)).toEqual({ passed: 3, failed: 1 })
})

test('a run that ends badly though all its tests passed has failed', () => {
  expect(countVitest(report({ numPassedTests: 5 }), 1)).toEqual({ passed: 5, failed: 1 })
  expect(countVitest(report({ numPassedTests: 5 }), null)).toEqual({ passed: 5, failed: 1 })
})
