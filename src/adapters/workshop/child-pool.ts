import { type Child, type ChildLauncher, type ChildRole, entryFor } from './child-launcher.ts'

/** Children that wait for their next task, by what they do. An idle child ends after a while. */
export type ChildPool = {
  take(role: ChildRole): Child
  giveBack(role: ChildRole, child: Child): void
  close(): void
}

type Idle = { child: Child; timer: ReturnType<typeof setTimeout> }

/** A pool over a launcher. `idleMs`: how long a child waits for work. */
export function childPool(launcher: ChildLauncher, idleMs: number): ChildPool {
  const idle = new Map<ChildRole, Idle[]>()
  const all = new Set<Child>()
  const waiting = (role: ChildRole): Idle[] => {
    const list = idle.get(role) ?? []
    idle.set(role, list)
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
    take(role) {
      const ready = waiting(role).pop()
      if (ready) {
        clearTimeout(ready.timer)
        ready.child.hold(true)
        return ready.child
      }
      const child = launcher.launch(entryFor(role))
      all.add(child)
      child.onExit(() => forget(child))
      return child
    },
    giveBack(role, child) {
      if (!all.has(child)) return
      child.hold(false)
      const timer = setTimeout(() => child.kill(), idleMs)
      timer.unref()
      waiting(role).push({ child, timer })
    },
    close() {
      for (const child of [...all]) child.kill()
    },
  }
}
