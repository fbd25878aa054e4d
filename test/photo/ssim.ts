const BLOCK = 8
const STEP = 4
/** The usual constants, for values up to 255: (0.01 * 255)² and (0.03 * 255)². */
const C1 = 6.5025
const C2 = 58.5225

/** Structural similarity of two pictures of one size, by brightness: 1 is the same; the mean over overlapping blocks. */
export function ssim(a: ImageData, b: ImageData): number {
  const [one, other] = [brightness(a), brightness(b)]
  let sum = 0
  let blocks = 0
  for (let y = 0; y + BLOCK <= a.height; y += STEP) {
    for (let x = 0; x + BLOCK <= a.width; x += STEP) {
      sum += ofBlock(one, other, y * a.width + x, a.width)
      blocks += 1
    }
  }
  return sum / blocks
}

function ofBlock(a: Float32Array, b: Float32Array, start: number, width: number): number {
  let [sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0]
  for (let row = 0; row < BLOCK; row++) {
    for (let at = start + row * width; at < start + row * width + BLOCK; at++) {
      const [p, q] = [a[at] ?? 0, b[at] ?? 0]
      sumA += p
      sumB += q
      sumAA += p * p
      sumBB += q * q
      sumAB += p * q
    }
  }
  const n = BLOCK * BLOCK
  const [meanA, meanB] = [sumA / n, sumB / n]
  const variances = sumAA / n - meanA ** 2 + (sumBB / n - meanB ** 2)
  const covariance = sumAB / n - meanA * meanB
  return ((2 * meanA * meanB + C1) * (2 * covariance + C2)) / ((meanA ** 2 + meanB ** 2 + C1) * (variances + C2))
}

function brightness({ data }: ImageData): Float32Array {
  const values = new Float32Array(data.length / 4)
  for (let i = 0; i < values.length; i++) {
    values[i] = 0.299 * (data[4 * i] ?? 0) + 0.587 * (data[4 * i + 1] ?? 0) + 0.114 * (data[4 * i + 2] ?? 0)
  }
  return values
}
