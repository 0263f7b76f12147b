import { readFileSync } from 'node:fs'

/** Memory a process holds in RAM, in bytes, from Linux's `/proc`; undefined on other systems and once it has ended. */
export function residentBytesOf(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
  } catch {
    return undefined
  }
}
