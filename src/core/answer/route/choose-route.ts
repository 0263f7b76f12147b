import type { Route } from '../../../api/route.ts'

/**
 * What the choice of a route is made from. `documents`: how many the scope has, as it is narrowed; `every`: how the
 * question asks for something of each of them; `whole`: whether the model follows instructions and holds them all, and how long
 * reading them takes, in milliseconds, where that is known.
 */
export type RouteFacts = {
  wanted: Route | undefined
  documents: number
  every: 'each' | 'over' | undefined
  whole: { fits: boolean; tokens: number; ms: number | undefined } | undefined
}

/** More documents than these are not all read unless the user says so. */
const mostUnasked = { each: 300, over: 40 }
/** Reading in full takes no longer than this unless the user says so. */
const longestUnaskedMs = 20_000
const tokensWhereSpeedIsUnknown = 4000

/** The route: the user's choice, else what the question asks for, else whole documents where they are soon read. */
export function chooseRoute({ wanted, documents, every, whole }: RouteFacts): Route {
  if (wanted) return wanted
  if (every && documents > 1 && documents <= mostUnasked[every]) return 'exhaustive'
  if (!whole?.fits || documents === 0) return 'passages'
  const soon = whole.ms === undefined ? whole.tokens <= tokensWhereSpeedIsUnknown : whole.ms <= longestUnaskedMs
  return soon ? 'whole' : 'passages'
}
