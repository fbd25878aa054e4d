/**
 * The few settings of the device itself, in idb-keyval, since page and service worker both read them before they know
 * which shop's database to open.
 */

import { createStore, get, set, type UseStore, update } from 'idb-keyval'
import type { PrivateJwk } from '../shared/carry/subtle.ts'
import type { Role } from '../shared/domain/records.ts'
import type { Era } from '../shared/i18n/format.ts'
import type { Language } from '../shared/i18n/languages.ts'
import type { Grant } from '../shared/protocol/grant.ts'

export type Theme = 'auto' | 'light' | 'dark' | 'sun'

/** This phone's place in one shop. */
export interface Session {
  shop: string
  device: string
  /** The secret half of the token: made here, stored before it is sent anywhere. */
  secret: string
  role: Role
  /** The server knows this device. */
  joined: boolean
  shopName: string
  /** Stored before the server is asked to know this phone as a new device. */
  next?: { device: string; secret: string }
  /** By which this device signs what neighbours carry for it; the server knows the public half, base64. */
  sign?: SignKeys
  /** The server's public key, base64, for which that is sealed; absent until the server has said it. */
  seal?: string
  /** The owner's word for this device, until the server has it: it joined without a network. */
  grant?: Grant
  /** Code of the owner's recovery card. */
  recovery: string | null
  /** A shop to practise in, and the one that was on screen before: it never joins, and leaving it deletes it. */
  practice?: { before: string | null }
}

export interface SignKeys {
  public: string
  private: PrivateJwk
}

export interface Settings {
  language: Language | null
  theme: Theme
  /** Numbers are written in the digits of the language's own script. */
  ownDigits: boolean
  era: Era
  /** The shop on screen. */
  current: string | null
  /** The device that this phone is about to be in a shop it joins. */
  joining: Pick<Session, 'device' | 'secret' | 'sign'> | null
  /** It has carried something for a neighbour. */
  carries: boolean
  /** One for each shop on this phone. */
  sessions: Session[]
}

const FRESH: Settings = {
  language: null,
  theme: 'auto',
  ownDigits: false,
  era: 'local',
  current: null,
  joining: null,
  carries: false,
  sessions: [],
}
const KEY = 'settings'
let store: UseStore = createStore('talat', 'device')

/** Keeps the settings elsewhere: for a process that is several phones. */
export function keepSettingsIn(other: UseStore): void {
  store = other
}

export async function readSettings(): Promise<Settings> {
  return { ...FRESH, ...(await get<Settings>(KEY, store)) }
}

export async function saveSettings(patch: Partial<Omit<Settings, 'sessions'>>): Promise<void> {
  await update<Settings>(KEY, (settings) => ({ ...FRESH, ...settings, ...patch }), store)
}

export async function currentSession(): Promise<Session | null> {
  const { current, sessions } = await readSettings()
  return sessions.find((session) => session.shop === current) ?? null
}

/** Adds a session or replaces that of the same shop. */
export async function saveSession(session: Session): Promise<void> {
  await update<Settings>(
    KEY,
    (settings = FRESH) => ({
      ...settings,
      sessions: [...settings.sessions.filter(({ shop }) => shop !== session.shop), session],
    }),
    store,
  )
}

/** Forgets the session of a shop. */
export async function dropSession(shop: string): Promise<void> {
  await update<Settings>(
    KEY,
    (settings = FRESH) => ({ ...settings, sessions: settings.sessions.filter((session) => session.shop !== shop) }),
    store,
  )
}

/** Forgets all settings; for tests that begin with a new phone. */
export async function clearSettings(): Promise<void> {
  await set(KEY, FRESH, store)
}
