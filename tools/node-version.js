// Plain JavaScript that any Node reads: a Node before 26 knows neither TypeScript nor `node:sqlite` and would only say
// "unknown file extension". npm puts the project's own Node 26 first; where there is none, this says what to do.
if (Number.parseInt(process.versions.node, 10) < 26) {
  console.error(
    `Talat needs Node 26 and this is ${process.version}: run "npm ci" without --omit=optional, or install Node 26 (no package for ${process.platform}-${process.arch}?).`,
  )
  process.exit(1)
}
