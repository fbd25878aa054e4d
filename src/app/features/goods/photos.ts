/** Photos that were taken or picked and are on their way to being kept. */

import { useEffect, useRef, useState } from 'preact/hooks'
import { PhotoError, type PhotoFailure, type Prepared } from '../../../photo/contract.ts'
import { t } from '../../platform/language.ts'
import { toast } from '../../ui/toast.tsx'
import { preparePhoto } from './model.ts'

/** The most photos that a good takes on the wire. */
export const MAX_PHOTOS = 20

export interface Picked {
  id: number
  /** 0 to 1 while it is prepared. */
  fraction: number
  prepared: Prepared | null
  failed: PhotoFailure | null
  cancel: () => void
}

let picks = 0

/**
 * Prepares files one after another; each ends up ready, failed with its reason, or gone because it was cancelled.
 * @param onReady takes a photo as soon as it is prepared; without it they wait in the list
 */
export function usePicked(onReady?: (prepared: Prepared) => Promise<unknown>) {
  const [picked, setPicked] = useState<Picked[]>([])
  const waiting = useRef(new Set<AbortController>())
  useEffect(
    () => () => {
      for (const controller of waiting.current) controller.abort()
    },
    [],
  )

  const drop = (id: number) => setPicked((list) => list.filter((one) => one.id !== id))
  const patch = (id: number, change: Partial<Picked>) =>
    setPicked((list) => list.map((one) => (one.id === id ? { ...one, ...change } : one)))

  async function prepare(file: File) {
    const id = ++picks
    const controller = new AbortController()
    waiting.current.add(controller)
    const cancel = () => {
      controller.abort()
      drop(id)
    }
    setPicked((list) => [...list, { id, fraction: 0, prepared: null, failed: null, cancel }])
    try {
      const { signal } = controller
      const prepared = await preparePhoto(file, { signal, onProgress: ({ fraction }) => patch(id, { fraction }) })
      if (!onReady) return patch(id, { prepared })
      await onReady(prepared)
      drop(id)
    } catch (error) {
      if (!controller.signal.aborted) patch(id, { failed: error instanceof PhotoError ? error.code : 'no-memory' })
    } finally {
      waiting.current.delete(controller)
    }
  }
  /** Takes as many as the good has room for, and says so where that is not all. */
  function add(files: readonly File[], room: number) {
    if (files.length > room) toast(t('goods.photo.tooMany', { count: MAX_PHOTOS }), { icon: 'warning', seconds: 10 })
    return Promise.all(files.slice(0, room).map(prepare))
  }
  return { picked, add }
}
