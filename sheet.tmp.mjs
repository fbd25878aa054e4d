import sharp from 'sharp'

const [out, ...files] = process.argv.slice(2)
const W = 360,
  imgs = await Promise.all(files.map((f) => sharp(f).resize({ width: W }).toBuffer({ resolveWithObject: true })))
const H = Math.max(...imgs.map((i) => i.info.height))
await sharp({ create: { width: (W + 8) * imgs.length, height: H, channels: 3, background: '#888' } })
  .composite(imgs.map((i, n) => ({ input: i.data, left: n * (W + 8), top: 0 })))
  .png()
  .toFile(out)
