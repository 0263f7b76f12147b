import type { Handlers } from '../../../api/handlers.ts'
import { type CheckDeps, checkLibrary } from '../check/check-library.ts'
import { publicCheck, type RepairDeps, repairLibrary } from '../check/repair-library.ts'

/** Handlers of checking the library and making again what does not hold. */
export function checkHandlers(deps: CheckDeps & RepairDeps): Pick<Handlers, 'library.check' | 'library.repair'> {
  return {
    'library.check': async (_, signal) => publicCheck(await checkLibrary(deps, signal)),
    'library.repair': (_, signal) => repairLibrary(deps, signal),
  }
}
