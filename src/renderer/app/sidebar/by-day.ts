import type { Thread } from '../../../api/thread.ts'

export type Day = 'today' | 'yesterday' | 'week' | 'older'
export type DayGroup = { day: Day; threads: readonly Thread[] }

/** Threads, newest first, grouped by the local day of their last change. Empty groups are left out. */
export function byDay(threads: readonly Thread[], now: number): DayGroup[] {
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  const before = (days: number) => new Date(new Date(midnight).setDate(new Date(midnight).getDate() - days)).getTime()
  const dayOf = (at: number): Day =>
    at >= midnight ? 'today' : at >= before(1) ? 'yesterday' : at >= before(7) ? 'week' : 'older'
  const groups = new Map<Day, Thread[]>()
  for (const thread of threads.toSorted((a, b) => b.updatedAt - a.updatedAt)) {
    const day = dayOf(thread.updatedAt)
    groups.set(day, [...(groups.get(day) ?? []), thread])
  }
  return [...groups].map(([day, list]) => ({ day, threads: list }))
}
