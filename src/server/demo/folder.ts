/** Where the demo lies if nobody has said: never where a real market would. */
export const DEMO_FOLDER = 'data-demo'

export function isAskedFor(args: readonly string[]): boolean {
  return args.includes('--demo')
}
