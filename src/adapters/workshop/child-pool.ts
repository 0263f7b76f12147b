import type { Child, ChildEntry, ChildLauncher } from './child-launcher.ts'

/** Children that wait for their next task, by entry. An idle child ends after a while. */
export type ChildPool = {
  take(entry: ChildEntry): Child
  giveBack(entry: ChildEntry, child: Child): void
  close(): void
}

type Idle = { child: Child; timer: ReturnType<typeof setTimeout> }

/** A pool over a launcher. `idleMs`: how long a child waits for work. */
export function childPool(launcher: ChildLauncher, idleMs: number): ChildPool {
  const idle = new Map<ChildEntry, Idle[]>()
  const all = new Set<Child>()
  const waiting = (entry: ChildEntry): Idle[] => {
    const list = idle.get(entry) ?? []
    idle.set(entry, list)
    return list
  }
  const forget = (child: Child): void => {
    all.delete(child)
    for (const list of idle.values()) {
      const at = list.findIndex((candidate) => candidate.child === child)
      if (at >= 0) clearTimeout(list.splice(at, 1)[0]?.timer)
    }
  }
  return {
    take(entry) {
      const ready = waiting(entry).pop()
      if (ready) {
        clearTimeout(ready.timer)
        ready.child.hold(true)
        return ready.child
      }
      const child = launcher.launch(entry)
      all.add(child)
      child.onExit(() => forget(child))
      return child
    },
    giveBack(entry, child) {
      if (!all.has(child)) return
      child.hold(false)
      const timer = setTimeout(() => child.kill(), idleMs)
      timer.unref()
      waiting(entry).push({ child, timer })
    },
    close() {
      for (const child of [...all]) child.kill()
    },
  }
}
