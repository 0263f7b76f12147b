/** A context that nobody uses. `tokens`: its size; `held`: tokens of its state; `shared`: of these, how many the prompt begins with. */
export type IdleContext = { tokens: number; held: number; shared: number; idleMs: number }

/** Which context a prompt takes: an idle one by its index, or a new one. */
export type PoolChoice = { use: number } | 'make'

/** A state is asked for again about every second time; after half an hour half as often. */
const chance = 0.5
const halfLifeMs = 30 * 60_000
/** What making a context costs, in tokens: the time to clear its memory, and the memory. */
const makingTokens = 512

/** Tokens that letting go of `tokens` of a state is expected to cost. */
export function worthOf(tokens: number, idleMs: number): number {
  return tokens * chance * 0.5 ** (idleMs / halfLifeMs)
}

/**
 * Chooses by the tokens that will have to be evaluated, now and later: those of the prompt that are not shared, and what is
 * lost of a state that is written over. `need`: tokens that the context must hold; `makePrice`: what would be let go to make
 * one, infinite where none can be made. Undefined where nothing is idle and none can be made.
 */
export function chooseContext(
  idle: readonly IdleContext[],
  prompt: number,
  need: number,
  makePrice: number,
): PoolChoice | undefined {
  let best: PoolChoice | undefined
  let least = Number.POSITIVE_INFINITY
  let size = Number.POSITIVE_INFINITY
  for (const [index, { tokens, held, shared, idleMs }] of idle.entries()) {
    if (tokens < need) continue
    const cost = prompt - shared + worthOf(held - shared, idleMs)
    if (cost > least || (cost === least && tokens >= size)) continue
    best = { use: index }
    least = cost
    size = tokens
  }
  return prompt + makingTokens + makePrice < least ? 'make' : best
}
