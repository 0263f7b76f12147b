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
  const done: DraftSection[][] = []
  let open: DraftSection[] = []
  const words = () => wordsOf(open)
  const close = () => {
    if (open.length > 0) done.push(open)
    open = []
  }
  for (const draft of drafts) {
    const first = open[0]
    const fits = words() + draft.words <= most
    if (first !== undefined && (words() >= least || (draft.level < first.level && !leads(open)) || !fits)) close()
    open.push(draft)
  }
  close()
  return backwards(done, least, most).map(named)
}

/** Whether nothing but headings has been gathered. */
function leads(drafts: readonly DraftSection[]): boolean {
  return drafts.every(({ units }) => units.every(({ kind }) => kind === 'heading'))
}

/** What is still small goes with the section before it. */
function backwards(groups: readonly DraftSection[][], least: number, most: number): DraftSection[][] {
  const done: DraftSection[][] = []
  for (const group of groups) {
    const before = done.at(-1)
    const small = before !== undefined && (wordsOf(group) < least || wordsOf(before) < least)
    if (small && wordsOf(before) + wordsOf(group) <= most) done[done.length - 1] = [...before, ...group]
    else done.push(group)
  }
  return done
}

/**
 * Sections as one: called as the one above several others, or as the one that has most of the words, or else from the first to the last of
 * them, so that nothing in it stands below the heading of another.
 */
function named(drafts: readonly DraftSection[]): DraftSection {
  const [first] = drafts
  if (first === undefined) return { heading: '', level: 1, path: [], units: [], words: 0 }
  const called = drafts.filter(({ heading }) => heading !== '')
  const [own, ...others] = called
  if (own === undefined || others.length === 0) return joined(own ?? first, drafts)
  const isAbove = own === first && others.every(({ path }) => path[own.path.length] === own.heading)
  if (isAbove && others.length > 1) return joined(own, drafts)
  const main = called.find(({ words }) => words >= wordsOf(drafts) * mostOfIt)
  if (main) return joined(main, drafts)
  const bare = (heading: string) => heading.replace(/[\s.:]+$/, '')
  const heading = `${bare(own.heading)} – ${bare(others.at(-1)?.heading ?? '')}`
  return joined({ ...own, heading }, drafts)
}

function wordsOf(drafts: readonly DraftSection[]): number {
  return drafts.reduce((sum, { words }) => sum + words, 0)
}
