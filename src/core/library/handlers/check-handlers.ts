import type { Handlers } from '../../../api/handlers.ts'
import { type CheckDeps, checkLibrary } from '../check/check-library.ts'
import { publicCheck, type RepairDeps, repairLibrary } from '../check/repair-library.ts'

/** Handlers of checking the library and making again what does not hold; `ready`: what an interruption left is put right. */
export function checkHandlers(
  deps: CheckDeps & RepairDeps & { ready(): Promise<void> },
): Pick<Handlers, 'library.check' | 'library.repair'> {
  return {
    'library.check': async (_, signal) => {
      await deps.ready()
      return publicCheck(await checkLibrary(deps, signal))
    },
    'library.repair': async (_, signal) => {
      await deps.ready()
      return repairLibrary(deps, signal)
    },
  }
}
