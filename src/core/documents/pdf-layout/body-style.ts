import type { Line } from './line.ts'

/** Learns the size and weight in which most of a document is set. */
export function bodyStyle(): { add(line: Line): void; style(): { body: number; boldBody: boolean } } {
  const letters = new Map<number, number>()
  let [bold, all] = [0, 0]
  return {
    add(line) {
      const size = Math.round(line.size * 2) / 2
      letters.set(size, (letters.get(size) ?? 0) + line.letters)
      all += line.letters
      if (line.bold) bold += line.letters
    },
    style() {
      let [body, most] = [10, 0]
      for (const [size, count] of letters) if (count > most) [body, most] = [size, count]
      return { body, boldBody: bold > all * 0.6 }
    },
  }
}
