/** A pattern as a weaver draws it on squared paper: cells, each of one yarn, that repeat to all sides. */

/** 0 is the ground; then figure, accent, light. */
export type Ink = 0 | 1 | 2 | 3

export class Cells {
  readonly width: number
  readonly height: number
  readonly #inks: Uint8Array

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.#inks = new Uint8Array(width * height)
  }

  at(x: number, y: number): Ink {
    return this.#inks[this.#index(x, y)] as Ink
  }

  dot(x: number, y: number, ink: Ink): this {
    this.#inks[this.#index(x, y)] = ink
    return this
  }

  #index(x: number, y: number): number {
    const { width, height } = this
    const column = ((Math.round(x) % width) + width) % width
    const row = ((Math.round(y) % height) + height) % height
    return row * width + column
  }

  /** A line through points, `thick` cells wide: wefts are tied in bundles, so its steps are seen. */
  line(ink: Ink, thick: number, ...points: (readonly [number, number])[]): this {
    for (let part = 1; part < points.length; part++) {
      const [[x0, y0], [x1, y1]] = [points[part - 1] ?? [0, 0], points[part] ?? [0, 0]]
      const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))))
      for (let step = 0; step <= steps; step++) {
        const [x, y] = [x0 + ((x1 - x0) * step) / steps, y0 + ((y1 - y0) * step) / steps]
        for (let wide = 0; wide < thick; wide++) this.dot(x + wide - (thick - 1) / 2, y, ink)
      }
    }
    return this
  }

  /** Whatever lies within: `inside` is asked for the distance from the middle. */
  shape(ink: Ink, x: number, y: number, reach: number, inside: (dx: number, dy: number) => boolean): this {
    for (let dy = -reach; dy <= reach; dy++) {
      for (let dx = -reach; dx <= reach; dx++) if (inside(dx, dy)) this.dot(x + dx, y + dy, ink)
    }
    return this
  }

  lozenge(ink: Ink, x: number, y: number, radius: number): this {
    return this.shape(ink, x, y, radius, (dx, dy) => Math.abs(dx) + Math.abs(dy) <= radius)
  }

  ring(ink: Ink, x: number, y: number, radius: number, thick = 1): this {
    return this.shape(ink, x, y, radius, (dx, dy) => {
      const far = Math.abs(dx) + Math.abs(dy)
      return far <= radius && far > radius - thick
    })
  }
}
