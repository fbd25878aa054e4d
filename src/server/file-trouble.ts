/** What the system says of a file or a folder that the keeper has named, in a line that says what is to be done. */

const SAID: Record<string, string> = {
  ENOSPC: 'there is no room on that disk',
  EDQUOT: 'there is no more room for this user on that disk',
  EACCES: 'this user may not read or write it',
  EPERM: 'this user may not read or write it',
  EROFS: 'nothing can be written on that disk',
  ENOTDIR: 'there is a file where a folder is needed',
  EEXIST: 'there is a file where a folder is needed',
  EISDIR: 'it is a folder, and a file is needed',
  ENOENT: 'it is not there',
}

/** null: it is of another kind. */
export function fileTrouble(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  const said = SAID[String(error.code)]
  if (said === undefined) return null
  return 'path' in error ? `${error.path}: ${said}.` : `A file could not be written: ${said}.`
}
