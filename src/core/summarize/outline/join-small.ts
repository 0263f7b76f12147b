import { type DraftSection, joined } from './draft-section.ts'

/** Share of the words of a joined section from which on it is called as the part that has them. */
const mostOfIt = 0.6

/**
 * Sections of fewer than `least` words with the next one below or beside them, or else with the one before. None grows above
 * `most` by it where another way is left.
 */
export function joinSmall(
  drafts: readonly DraftSection[],
  { least, most }: { least: number; most: number },
): DraftSection[] {
  const done: DraftSection[] = []
  let open: DraftSection[] = []
  const words = () => open.reduce((sum, draft) => sum + draft.words, 0)
  const close = () => {
    if (open.length > 0) done.push(named(open))
    open = []
  }
  for (const draft of drafts) {
    const first = open[0]
    const fits = words() + draft.words <= most
    if (first !== undefined && (words() >= least || (draft.level < first.level && !leads(open)) || !fits)) close()
    open.push(draft)
  }
  close()
  return backwards(done, least, most)
}

/** Whether nothing but headings has been gathered. */
function leads(drafts: readonly DraftSection[]): boolean {
  return drafts.every(({ units }) => units.every(({ kind }) => kind === 'heading'))
}

/** What is still small goes with the section before it. */
function backwards(drafts: readonly DraftSection[], least: number, most: number): DraftSection[] {
  const done: DraftSection[] = []
  for (const draft of drafts) {
    const before = done.at(-1)
    const small = before !== undefined && (draft.words < least || before.words < least)
    if (small && before.words + draft.words <= most) done[done.length - 1] = named([before, draft])
    else done.push(draft)
  }
  return done
}

function named(drafts: readonly DraftSection[]): DraftSection {
  const whole = drafts.reduce((sum, { words }) => sum + words, 0)
  const main = drafts.find(({ words }) => words >= whole * mostOfIt)
  const called = main?.heading ? main : drafts.find(({ heading }) => heading !== '')
  const [first] = drafts
  const own = called ?? first
  return own === undefined ? { heading: '', level: 1, path: [], units: [], words: 0 } : joined(own, drafts)
}
