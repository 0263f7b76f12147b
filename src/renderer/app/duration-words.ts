import { say } from '../../messages/say.ts'

/** About how long, from milliseconds: "about 20 s", "about 2 min", "about 3 h"; never less than a second. */
export function aboutTime(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  if (seconds < 10) return say('reading', 'seconds', { count: seconds })
  if (seconds < 90) return say('reading', 'seconds', { count: Math.round(seconds / 5) * 5 })
  const minutes = Math.round(seconds / 60)
  return minutes < 90
    ? say('reading', 'minutes', { count: minutes })
    : say('reading', 'hours', { count: Math.round(minutes / 60) })
}
