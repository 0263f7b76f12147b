import type { PowerMonitor } from 'electron'

type WatchIdleDeps = {
  power: Pick<PowerMonitor, 'getSystemIdleTime' | 'isOnBatteryPower' | 'on'>
  /** Told when it changes. */
  tell(idle: boolean): void
}

/** Nobody has used the machine for so long, in seconds. */
const idleSeconds = 60
/** How soon it is seen that the machine is left alone, and that somebody is back. */
const aloneMs = 15_000
const backMs = 1_000

/**
 * Tells when work that nobody waits for may run: on mains power, while nobody uses the machine. Machines that do not say
 * how they are powered count as on mains. Returns what ends it.
 */
export function watchIdle({ power, tell }: WatchIdleDeps): () => void {
  let idle = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false
  const look = (): void => {
    clearTimeout(timer)
    if (ended) return
    const now = !power.isOnBatteryPower() && power.getSystemIdleTime() >= idleSeconds
    if (now !== idle) tell(now)
    idle = now
    timer = setTimeout(look, idle ? backMs : aloneMs)
    timer.unref()
  }
  power.on('on-battery', look)
  power.on('on-ac', look)
  look()
  return () => {
    ended = true
    clearTimeout(timer)
  }
}
