/** A day as lists write it: the time today, the day this year, else with the year. */
export function dayWords(at: number, now: number): string {
  const date = new Date(at)
  const today = new Date(now)
  if (date.toDateString() === today.toDateString())
    return date.toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hour12: false })
  const year = date.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...year })
}
