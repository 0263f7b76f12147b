type Place = { r: number; c: number }
type Area = { s: Place; e: Place }

/** Finds the first cell of the merged area that covers a cell. Ask row by row, from the top. */
export type MergedAnchors = { of(row: number, column: number): Place | undefined }

/** Merged areas by the rows that they reach, so that a cell is compared with few of them. */
export function mergedAnchors(areas: readonly Area[]): MergedAnchors {
  const waiting = areas
    .filter(({ s, e }) => e.r >= s.r && e.c >= s.c && (e.r > s.r || e.c > s.c))
    .sort((a, b) => a.s.r - b.s.r)
  let [next, at] = [0, -1]
  let reached: Area[] = []
  return {
    of(row, column) {
      if (row !== at) {
        at = row
        reached = reached.filter(({ e }) => e.r >= row)
        for (let area = waiting[next]; area !== undefined && area.s.r <= row; area = waiting[next]) {
          if (area.e.r >= row) reached.push(area)
          next += 1
        }
      }
      const over = reached.find(({ s, e }) => s.c <= column && column <= e.c)
      return over === undefined || (over.s.r === row && over.s.c === column) ? undefined : over.s
    },
  }
}
