import { useEffect, useState } from 'preact/hooks'

/** The phone's time, told anew every so often: for "5 minutes ago" and what runs out. */
export function useNow(every: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
