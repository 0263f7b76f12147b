/** Sets of the numbers below `count`, at first each alone. `rootOf` gives the least number of a set. */
export function disjointSets(count: number): { rootOf(at: number): number; join(one: number, other: number): void } {
  const parents = Array.from({ length: count }, (_, index) => index)
  const rootOf = (index: number): number => {
    let at = index
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] as number] as number
      at = parents[at] as number
    }
    return at
  }
  return {
    rootOf,
    join(one, other) {
      const [first, second] = [rootOf(one), rootOf(other)]
      parents[Math.max(first, second)] = Math.min(first, second)
    },
  }
}
