/** The headings above the present place of a document. */
export type HeadingStack = {
  /** Headings in force, outermost first. */
  path(): string[]
  /** Enters a heading: those of its level or deeper end. */
  enter(level: number, text: string): void
  /** Ends the innermost headings for which the test holds. */
  leaveWhile(ended: (text: string) => boolean): void
}

const longestHeading = 200

/** An empty stack. Long headings are cut in the path, never in the text. */
export function headingStack(): HeadingStack {
  const open: { level: number; text: string }[] = []
  return {
    leaveWhile(ended) {
      for (let last = open.at(-1); last && ended(last.text); last = open.at(-1)) open.pop()
    },
    path: () => open.map((heading) => heading.text),
    enter(level, text) {
      while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop()
      open.push({
        level,
        text: text.length > longestHeading ? `${text.slice(0, longestHeading - 1).trimEnd()}…` : text,
      })
    },
  }
}
