/** Where a mark stands in the whole document: 0 at its top, 1 at its end. */
export type MarkPosition = { key: string; at: number }

/** A tick at the reader's edge; `keys` are the marks that share it. `top` in CSS pixels from the rail's top. */
export type Tick = { top: number; keys: readonly string[] }

/** Ticks on a rail `height` CSS pixels high, in reading order; marks closer than `apart` pixels share one. */
export function ticksFor(positions: readonly MarkPosition[], height: number, apart = 6): Tick[] {
  const sorted = positions
    .map(({ key, at }) => ({ key, top: Math.round(Math.min(1, Math.max(0, at)) * height) }))
    .sort((a, b) => a.top - b.top)
  const ticks: { top: number; keys: string[] }[] = []
  for (const { key, top } of sorted) {
    const last = ticks.at(-1)
    if (last !== undefined && top - last.top < apart) last.keys.push(key)
    else ticks.push({ top, keys: [key] })
  }
  return ticks
}
