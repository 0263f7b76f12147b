import type { SummaryChoice, SummaryPart } from '../../../api/summary.ts'
import { saysTheSame } from '../rank/alike.ts'
import { chooseSentences } from '../rank/choose-sentences.ts'
import type { RankedSentence } from '../rank/ranked-sentence.ts'
import { leadingSentence } from './leading-sentence.ts'
import type { Grain, RankedSource } from './read-source.ts'
import { ownSentence } from './summary-sentence.ts'

const [usualBullets, mostBullets] = [5, 30]
const pageWords = 350
const wordsOfParagraph = 70
/** A section from this length on has two sentences. */
const wordsOfTwo = 500

/** How finely documents are parted for each form. */
export const grains = {
  line: { sections: 12, fewest: 80 },
  bullets: { sections: 15, fewest: 25, most: 1500 },
  page: { sections: 6, fewest: 60 },
  sections: { sections: 40, fewest: 40 },
} as const satisfies Record<string, Grain>

/** The one sentence that says most of all documents. */
export function lineParts(read: readonly RankedSource[], next: () => number): SummaryPart[] {
  const best = read.map(({ source, ranked }) => ({ source, sentence: leadingSentence(ranked) }))
  const chosen = best.reduce<(typeof best)[number] | undefined>(
    (one, other) => ((other.sentence?.score ?? 0) > (one?.sentence?.score ?? -1) ? other : one),
    undefined,
  )
  if (chosen?.sentence === undefined) return []
  return [{ heading: '', level: 1, sentences: [ownSentence(chosen.source, chosen.sentence, next())] }]
}

/** Documents that bullets are drawn from, at most: the first ones have one each. */
export function mostDocuments({ bullets = usualBullets }: Pick<SummaryChoice, 'bullets'>): number {
  return Math.max(bullets, mostBullets)
}

/** Sentences from as many sections as there are; of several documents some of each, under its title. */
export function bulletParts(read: readonly RankedSource[], choice: SummaryChoice, next: () => number): SummaryPart[] {
  const wanted = Math.max(choice.bullets ?? usualBullets, Math.min(read.length, mostBullets))
  const words = choice.words === undefined ? {} : { words: Math.ceil(choice.words / read.length) }
  const taken: RankedSentence[] = []
  return read.flatMap(({ source, ranked }, at) => {
    const sentences = Math.floor(wanted / read.length) + (at < wanted % read.length ? 1 : 0)
    const fresh = read.length === 1 ? ranked : ranked.filter((each) => !taken.some((other) => saysTheSame(each, other)))
    const chosen = sentences === 0 ? [] : chooseSentences(fresh, { sentences, spread: true, ...words })
    taken.push(...chosen)
    if (chosen.length === 0) return []
    const heading = read.length > 1 ? source.place.title : ''
    return [{ heading, level: 1, sentences: chosen.map((sentence) => ownSentence(source, sentence, next())) }]
  })
}

/** About a page of paragraphs, one for each large section; of several documents each begins with its title. */
export function pageParts(read: readonly RankedSource[], choice: SummaryChoice, next: () => number): SummaryPart[] {
  const words = Math.ceil((choice.words ?? pageWords) / read.length)
  return read.flatMap(({ source, sections, ranked }) => {
    const used = Math.max(1, Math.ceil(words / wordsOfParagraph))
    const room = Math.ceil(words / Math.min(used, sections.length))
    const chosen = [...Map.groupBy(ranked, ({ section }) => section).values()]
      .map((own) => chooseSentences(own, { sentences: mostBullets, words: room, spread: false }))
      .toSorted((one, other) => best(other) - best(one))
      .slice(0, used)
      .sort((one, other) => (one[0]?.order ?? 0) - (other[0]?.order ?? 0))
    const kept = withoutEchoes(chosen).filter((own) => own.length > 0)
    return kept.map((own, at) => ({
      heading: at === 0 && read.length > 1 ? source.place.title : '',
      level: 1,
      sentences: own.map((sentence) => ownSentence(source, sentence, next())),
    }))
  })
}

/** One or two sentences of each section under its heading. */
export function sectionParts(read: readonly RankedSource[], next: () => number): SummaryPart[] {
  return read.flatMap(({ source, sections, ranked }) => {
    const bySection = Map.groupBy(ranked, ({ section }) => section)
    const chosen = sections.map(({ words }, section) =>
      chooseSentences(bySection.get(section) ?? [], { sentences: words >= wordsOfTwo ? 2 : 1, spread: false }),
    )
    const parts = withoutEchoes(chosen).flatMap((own, at): SummaryPart[] => {
      const { heading = '', level = 1 } = sections[at] ?? {}
      const sentences = own.map((sentence) => ownSentence(source, sentence, next()))
      return own.length === 0 ? [] : [{ heading, level: read.length > 1 ? level + 1 : level, sentences }]
    })
    return read.length > 1 && parts.length > 0
      ? [{ heading: source.place.title, level: 1, sentences: [] }, ...parts]
      : parts
  })
}

function best(own: readonly RankedSentence[]): number {
  return Math.max(0, ...own.map(({ score }) => score))
}

/** What says the same as a sentence before it goes. */
function withoutEchoes(groups: readonly RankedSentence[][]): RankedSentence[][] {
  const taken: RankedSentence[] = []
  return groups.map((own) =>
    own.filter((sentence) => {
      const fresh = !taken.some((other) => saysTheSame(sentence, other))
      if (fresh) taken.push(sentence)
      return fresh
    }),
  )
}
