import { command, UsageError } from './command.ts'
import { phoneLine } from './doctor.ts'
import { everyShop } from './shops.ts'

const DAY = 24 * 60 * 60 * 1000
const DAYS = '14'

export const silent = command({
  about: 'says which phones have not synced for some days, and what waited on them',
  options: { days: { value: 'N', about: `for how many days, ${DAYS} if it is not said` } },
  more: [
    'What waits on a phone is on that phone alone: whoever has it should come by the Wi-Fi, or make a backup file.',
  ],
  examples: ['silent', 'silent --days 3 --json'],
  needsData: true,
  async run(desk, { values: { days: typed = DAYS } }) {
    const days = Number(typed)
    if (!/^\d{1,5}$/.test(typed)) throw new UsageError(`--days is ${typed}; it must be a number of days.`)
    const before = desk.now - days * DAY
    const found = []
    for await (const { shop, name, community, phones } of everyShop(await desk.storage())) {
      const away = phones.filter(({ removed, lastContact }) => !removed && lastContact < before)
      if (away.length > 0) found.push({ shop, name, community, phones: away })
    }
    const facts = found.flatMap(({ phones, ...shop }) =>
      phones.map(({ device, name: phone, role, lastContact, waiting }) => {
        return { ...shop, device, phone, role, lastContact, waiting }
      }),
    )
    const lines = found.flatMap(({ shop, name, community, phones }) => [
      `${name || 'Shop without a name'}  ${shop}  ${community}`,
      ...phones.map(phoneLine),
    ])
    return { facts, lines: lines.length === 0 ? [`Every phone has synced in the last ${days} days.`] : lines }
  },
})
