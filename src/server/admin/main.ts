/** `npm run admin -- <command>`: what the keeper does beside the running server, on the same data. */

import { codeLines } from '../banner.ts'
import { type Config, readConfig } from '../config.ts'
import { explain } from '../explain.ts'
import { newCommunityCode } from '../join/codes.ts'
import { openStorage } from '../storage/open.ts'
import type { Storage } from '../storage/port.ts'
import { rebuildWindows } from '../storefront/show/refresh.ts'
import { beginEpochs } from '../sync/epoch.ts'
import { community, knownCommunity } from './community.ts'
import { coordinator } from './coordinator.ts'
import { backUp, moveTo, putBack } from './copies.ts'
import { doctor } from './doctor.ts'

interface Command {
  about: string
  run(storage: Storage, config: Config, args: readonly string[]): Promise<string[]>
}

const COMMANDS: Record<string, Command> = {
  code: {
    about: 'prints one more code to open a shop with: code [--community SLUG]',
    run: async (storage, config, args) => {
      const [option, slug = ''] = args
      const belongs = option === '--community' ? await knownCommunity(storage, slug) : undefined
      return codeLines(config, await newCommunityCode(storage, Date.now(), belongs))
    },
  },
  community: {
    about:
      'makes or changes a community: community [SLUG] [--language en] [--name N] [--story S] [--place P] [--way W] ' +
      '[--hours H] [--sight S]… [--map LAT,LON] [--rates "LAK=650 CNY=0.2 USD=0.029"] [--shop ID]…',
    run: (storage, _, args) => community(storage, args, Date.now()),
  },
  coordinator: {
    about: 'prints a link into the office of a community, or shuts it for all: coordinator --community SLUG [--revoke]',
    run: (storage, config, args) => coordinator(storage, config, args, Date.now()),
  },
  windows: {
    about: 'makes anew what buyers see, from the records of every shop',
    run: async (storage) => [`Made anew for ${await rebuildWindows(storage, Date.now())} shops.`],
  },
  restored: {
    about: 'to be said after the data folder was put back from an older copy: the phones fill it again',
    run: async (storage) => [`A new epoch begins for ${await beginEpochs(storage, Date.now())} shops.`],
  },
  backup: {
    about: 'copies all that is kept, while the server runs: backup FOLDER [--key-file F] [--keep 7]',
    run: (_, config, args) => backUp(config, args, Date.now()),
  },
  restore: {
    about: 'puts a backup into an empty server: restore FOLDER [NAME] [--key-file F]',
    run: (storage, config, args) => putBack(storage, config, args, Date.now()),
  },
  move: {
    about:
      'takes all of it to an empty PostgreSQL, photos too: move --to postgres://… (its server stands still meanwhile)',
    run: (_, config, args) => moveTo(config, args, Date.now()),
  },
  doctor: {
    about: 'counts every shop anew, mends its totals, and says which phone synced when: doctor [shop] [--json]',
    run: (storage, _, args) => doctor(storage, args),
  },
}

const HELP = [
  'npm run admin -- <command>',
  ...Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(11)}  ${about}`),
]

const [name = 'help', ...args] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
try {
  if (command) await print(command)
  else {
    console.log(HELP.join('\n'))
    if (name !== 'help') process.exit(1)
  }
} catch (error) {
  explain(error)
}

async function print({ run }: Command): Promise<void> {
  const config = readConfig(process.env)
  const storage = await openStorage(config)
  console.log((await run(storage, config, args)).join('\n'))
  await storage.close()
}
