/** The key that phones seal what neighbours carry for. It lies with the server's other settings, and so in its backup. */

import { fromBase64, toBase64 } from '../../shared/carry/bytes.ts'
import { type KeyPairText, newSealPair } from '../../shared/carry/seal.ts'
import type { PrivateJwk } from '../../shared/carry/subtle.ts'
import type { Storage } from '../storage/port.ts'

const SETTING = 'seal'

interface Stored {
  public: string
  private: PrivateJwk
}

/** Made at its first use; of two processes that make one at once, the first one's is everybody's. */
export async function sealKeys({ anywhere }: Storage): Promise<KeyPairText> {
  const known = await anywhere.knownSetting(SETTING)
  const text = known ?? (await keep(anywhere))
  const stored: Stored = JSON.parse(text)
  const point = fromBase64(stored.public)
  if (!point) throw new Error('the key for bundles is broken')
  return { public: point, private: stored.private }
}

async function keep(anywhere: Storage['anywhere']): Promise<string> {
  const made = await newSealPair()
  return anywhere.setting(SETTING, () =>
    JSON.stringify({ public: toBase64(made.public), private: made.private } satisfies Stored),
  )
}
