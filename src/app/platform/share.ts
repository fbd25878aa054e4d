/** Handing something to another app, or keeping it where there is none. */

interface Shared {
  title: string
  text?: string
  url?: string
  files?: File[]
}

/** Opens the phone's share sheet; copies the link where there is none. */
export async function share(what: Shared): Promise<'shared' | 'copied' | 'cancelled'> {
  if (navigator.share) {
    // The person closed the sheet: nothing went wrong.
    return navigator.share(what).then(
      () => 'shared' as const,
      () => 'cancelled' as const,
    )
  }
  await navigator.clipboard.writeText(what.url ?? what.text ?? what.title)
  return 'copied'
}

/** Hands a picture to another app, or saves it as a file. */
export async function sharePicture(file: File): Promise<void> {
  if (canShareFile(file)) {
    await shareFile(file)
    return
  }
  saveFile(file)
}

/** Whether this phone can hand such a file to another app. */
export function canShareFile(file: File): boolean {
  return navigator.canShare?.({ files: [file] }) ?? false
}

/** Opens the phone's share sheet with a file; false: the person closed it, or this phone does not send such files. */
export async function shareFile(file: File): Promise<boolean> {
  return navigator.share({ files: [file], title: file.name }).then(
    () => true,
    () => false,
  )
}

/** Saves a file where the browser keeps downloads. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  // The download has begun by then; the browser holds the bytes itself.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** What a shop's file is called: `talat-ผ้าทอป้าแดง-2026-01-14`, without what file systems do not take. */
export function fileName(shop: string, stamp: string): string {
  return ['talat', shop.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').replace(/^-|-$/g, ''), stamp].filter(Boolean).join('-')
}
