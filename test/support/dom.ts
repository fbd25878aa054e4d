import { cleanup } from '@testing-library/preact'
import { afterEach } from 'vitest'

// Node has a localStorage of its own, which hides happy-dom's and is undefined as long as no file is named for it.
Object.defineProperty(globalThis, 'localStorage', { value: new Storage(), configurable: true })

afterEach(cleanup)
