import { chromium, type LaunchOptions } from 'playwright-core'
import { expect, test } from 'vitest'
import { chromiumOptions } from '../../tools/chromium.ts'

const OFF = '--disable-features='

/** What a Chromium is started with as switched off: of two lists it takes the later. */
async function switchedOff(options: LaunchOptions): Promise<string[]> {
  const browser = await chromium.launch(options)
  const session = await browser.newBrowserCDPSession()
  const { commandLine } = await session.send('SystemInfo.getInfo')
  await browser.close()
  const lists = commandLine.split(' ').filter((word) => word.startsWith(OFF))
  return lists.at(-1)?.slice(OFF.length).split(',') ?? []
}

test('what the tests switch off in Chromium leaves out nothing that Playwright does', async () => {
  const options = chromiumOptions()
  const theirs = await switchedOff({ ...options, args: options.args.filter((one) => !one.startsWith(OFF)) })
  expect(theirs.length).toBeGreaterThan(0)
  expect(await switchedOff(options)).toEqual(expect.arrayContaining(theirs))
})
