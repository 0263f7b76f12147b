import type { Handlers } from '../../api/handlers.ts'
import { type QuickActDeps, quickAct } from './act.ts'
import { type QuickAskDeps, quickAsk } from './ask.ts'
import { keepAnswer } from './keep.ts'
import { type ReadPictureDeps, readPicture } from './read-picture.ts'

export type QuickHandlers = Pick<Handlers, Extract<keyof Handlers, `quick.${string}`>>
export type QuickDeps = QuickAskDeps & QuickActDeps & ReadPictureDeps & Parameters<typeof keepAnswer>[0]

/** Handlers of quick ask. */
export function quickHandlers(deps: QuickDeps): QuickHandlers {
  return {
    'quick.ask': (input, signal) => quickAsk(deps, input, signal),
    'quick.act': (input, signal) => quickAct(deps, input, signal),
    'quick.reckon': async ({ text }) => {
      // The mathematics take a good part of a second to load from source; most starts never need them.
      const { reckon } = await import('./reckon/reckon.ts')
      const reckoning = reckon(text, new Date(deps.clock.now()))
      return reckoning ? { reckoning } : {}
    },
    'quick.readPicture': async ({ png }, signal) => ({ text: await readPicture(deps, png, signal) }),
    'quick.keep': (input) => keepAnswer(deps, input),
  }
}
