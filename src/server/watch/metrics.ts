/** What this process counts of its own work, for Prometheus. Counts and times alone: no shop, no person, no address. */

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { SyncAnswer } from '../../shared/protocol/sync.ts'
import type { SyncRequest } from '../../shared/protocol/syncRequest.ts'
import { StorageTrouble } from '../storage/port.ts'

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const [MINUTE, HOUR, DAY] = [60, 3600, 86_400]
const AGES = [MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY, 180 * DAY]
const COUNTS = [0, 1, 10, 100, 1000, 10_000]

export class Metrics {
  readonly #registry = new Registry()
  readonly #requests = new Histogram({
    name: 'talat_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['route', 'method', 'status'],
    buckets: SECONDS,
    registers: [this.#registry],
  })
  readonly #operations = new Counter({
    name: 'talat_operations_total',
    help: 'Operations that phones handed in, by what became of them',
    labelNames: ['outcome'],
    registers: [this.#registry],
  })
  readonly #ages = new Histogram({
    name: 'talat_operation_age_seconds',
    help: 'How long operations had waited on their phone when they came, by the clock of the phone',
    buckets: AGES,
    registers: [this.#registry],
  })
  readonly #waiting = new Histogram({
    name: 'talat_phone_waiting_operations',
    help: 'How many operations a phone said were waiting on it, at each sync',
    buckets: COUNTS,
    registers: [this.#registry],
  })
  readonly #photos = new Counter({
    name: 'talat_photos_total',
    help: 'Photos that came whole and were stored: of phones, in bundles, and slips of buyers',
    registers: [this.#registry],
  })
  readonly #photoBytes = new Counter({
    name: 'talat_photo_bytes_total',
    help: 'Bytes of those photos',
    registers: [this.#registry],
  })
  readonly #trouble = new Counter({
    name: 'talat_storage_trouble_total',
    help: 'Requests that ended because database or disk could not store, by what was wrong with them',
    labelNames: ['kind'],
    registers: [this.#registry],
  })

  constructor() {
    // Memory, processor time, open files, and how long the loop was held up.
    collectDefaultMetrics({ register: this.#registry })
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  text(): Promise<string> {
    return this.#registry.metrics()
  }

  /** @param route the pattern, never the address: an address may be somebody's */
  answered(route: string, method: string, status: number, milliseconds: number): void {
    this.#requests.observe({ route, method, status: String(status) }, milliseconds / 1000)
  }

  synced({ operations, waiting, clock }: SyncRequest, { results }: SyncAnswer): void {
    this.#waiting.observe(waiting)
    for (const { outcome } of results) this.#operations.inc({ outcome })
    // Both times are the phone's: that its clock is wrong says nothing of how long they waited.
    if (clock !== undefined) for (const { at } of operations) this.#ages.observe(Math.max(0, clock - at) / 1000)
  }

  photoCame(bytes: number): void {
    this.#photos.inc()
    this.#photoBytes.inc(bytes)
  }

  /** @param error that ended a request */
  failed(error: Error): void {
    if (error instanceof StorageTrouble) this.#trouble.inc({ kind: error.kind })
  }

  /** A figure that is asked for whenever all are read, and is left out where nobody can say: a database may be away. */
  figure(name: string, help: string, ask: () => Promise<number | null>): void {
    const gauge = new Gauge({
      name,
      help,
      registers: [],
      async collect() {
        const value = await ask().catch(() => null)
        if (value === null) this.remove()
        else this.set(value)
      },
    })
    this.#registry.registerMetric(gauge)
  }
}
