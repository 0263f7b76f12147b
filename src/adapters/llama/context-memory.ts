/** What of a model decides how much memory its contexts take. Sizes as in `GgufFacts`. */
export type ContextShape = { stateBytesPerToken: number; dimensions: number; feedForward: number; heads: number }

/** Bytes that a context of `tokens` was seen to take on this machine once it was full; `batch`: tokens of an evaluation at most. */
export type ContextSample = { tokens: number; batch: number; bytes: number }

/** Contexts have sizes of multiples of this many tokens. */
export const contextStep = 256
const smallest = 2048
const usualBatch = 512
const largestMask = 64 * 2 ** 20
const maskBytes = 2
const fixedBytes = 8 * 2 ** 20
const plainFrom = 4096
const plainBatch = 128
const mostScores = 128 * 2 ** 20

/**
 * Whether a context of this size is better off without flash attention on the processor. It reads whole batches faster, but at
 * 4,096 tokens of depth the starter reads slices of 250 ms with it at 80 tokens/s and without at 150, 512 at once at 220 and
 * 150, and writes 36 and 48. Short prompts stay with it: there a slice is a large batch. So do contexts whose attention
 * scores would take too much memory.
 */
export function isPlain(shape: ContextShape, tokens: number): boolean {
  return tokens > plainFrom && scoreBytes(shape, tokens, plainBatch) <= mostScores
}

/** Attention scores of one batch with all tokens, 32 bits each, which plain attention keeps. */
function scoreBytes({ heads }: ContextShape, tokens: number, batch: number): number {
  return 4 * heads * batch * tokens
}
const smallDifference = 32 * 2 ** 20

/**
 * Tokens of an evaluation in a context of this size: a larger batch than the usual one only where its mask stays small; with
 * plain attention a small one, which reads as fast.
 */
export function batchFor(shape: ContextShape, tokens: number, batch: number): number {
  if (isPlain(shape, tokens)) return Math.min(plainBatch, batch)
  return Math.min(tokens, maskBytes * batch * tokens > largestMask ? Math.min(usualBatch, batch) : batch)
}

/**
 * Bytes of a full context by its parts: keys and values, the mask of one batch (16 bits for each pair of a batch's token and
 * a context's, with flash attention), what the layers compute on a batch, and the scores of plain attention. Within a tenth of what was seen of the starter at
 * 8,192 tokens with flash attention (213 for 220 MB) and of a one-layer model at 131,072 (171 for 183 MB).
 */
export function contextFormula(shape: ContextShape, tokens: number, batch: number): number {
  const layers = 4 * batch * (6 * shape.dimensions + 2 * shape.feedForward)
  const scores = isPlain(shape, tokens) ? scoreBytes(shape, tokens, batch) : 0
  return shape.stateBytesPerToken * tokens + maskBytes * batch * tokens + layers + scores + fixedBytes
}

/** The part of a context that is touched only as it fills. */
export function unfilledBytes(shape: ContextShape, tokens: number, filled: number, batch: number): number {
  const left = Math.max(0, tokens - filled)
  return maskBytes * batch * left + (isPlain(shape, tokens) ? scoreBytes(shape, left, batch) : 0)
}

/**
 * Bytes that a context is expected to take when it is full: by the formula, put right by the sample of the nearest size. A
 * small difference is taken as fixed, a large one (layers with a window, states without keys) as a share.
 */
export function contextBytes(
  shape: ContextShape,
  tokens: number,
  batch: number,
  samples: readonly ContextSample[],
): number {
  const formula = contextFormula(shape, tokens, batch)
  const distance = (sample: ContextSample): number => Math.abs(Math.log(sample.tokens / tokens))
  const nearest = samples.reduce<ContextSample | undefined>(
    (best, sample) => (best && distance(best) <= distance(sample) ? best : sample),
    undefined,
  )
  if (!nearest) return formula
  const alike = samples.filter((sample) => sample.tokens === nearest.tokens && sample.batch === nearest.batch)
  const seen = alike.map(({ bytes }) => bytes).toSorted((left, right) => left - right)[alike.length >> 1] ?? 0
  const expected = contextFormula(shape, nearest.tokens, nearest.batch)
  const off = seen - expected
  return Math.abs(off) <= smallDifference ? formula + off : formula * (seen / expected)
}

/** Whether a sample can be true: other parts of the program take and give memory meanwhile. */
export function isSound(shape: ContextShape, { tokens, batch, bytes }: ContextSample): boolean {
  const expected = contextFormula(shape, tokens, batch)
  return bytes > expected / 8 && bytes < expected * 1.5 + smallDifference
}

/** Tokens of the largest context whose `bytes` fit in `room`, at most `most`; at least 2,048, or `most` where that is less. */
export function largestContext(bytes: (tokens: number) => number, room: number, most: number): number {
  const least = Math.min(smallest, most)
  if (bytes(most) <= room) return most
  let low = Math.ceil(least / contextStep)
  let high = Math.floor(most / contextStep)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (bytes(middle * contextStep) <= room) low = middle
    else high = middle - 1
  }
  return Math.min(most, Math.max(least, low * contextStep))
}

/**
 * The size for a context that must hold `tokens`: an eighth more, so that a conversation may go on in it, in steps of an
 * eighth of the next lower power of two; small ones are powers of two. At most `most`.
 */
export function contextSize(tokens: number, most: number): number {
  if (tokens >= most) return most
  const wanted = tokens > 4 * smallest ? tokens * 1.125 : tokens
  let power = smallest
  while (power * 2 <= wanted) power *= 2
  const step = power < 4 * smallest ? power : power / 8
  return Math.min(most, Math.max(smallest, Math.ceil(wanted / step) * step))
}
