import type { Disagreement, Quote } from '../../api/answer.ts'
import { type Claim, claimsOf } from './disagree/claims.ts'
import { commonWords, contradict } from './disagree/contradict.ts'
import { stem } from './words/stem.ts'
import { wordsOf } from './words/words.ts'

type Stated = { quote: Quote; claim: Claim }

const versions = new Set(['version', 'draft', 'final', 'copy', 'old', 'new', 'signed', 'revised', 'revision'].map(stem))

/**
 * Quotes that say the same of the same thing and differ in a number or date. Each has at least two sides, a value with
 * its quote; claims that contradict one another, directly or through a third, make one disagreement.
 */
export function disagreementsOf(quotes: readonly Quote[]): Disagreement[] {
  const stated = quotes.flatMap((quote) => claimsOf(quote.text).map((claim): Stated => ({ quote, claim })))
  const groups: { about: string; members: Stated[] }[] = []
  for (const [index, one] of stated.entries()) {
    for (const other of stated.slice(index + 1)) {
      if (one.quote === other.quote || !sameSubject(one.quote, other.quote)) continue
      if (!contradict(one.claim, other.claim, one.quote.documentId !== other.quote.documentId)) continue
      const touched = groups.filter(({ members }) => members.includes(one) || members.includes(other))
      const [group = { about: aboutOf(one.claim, other.claim), members: [] }, ...rest] = touched
      for (const member of [...rest.flatMap(({ members }) => members), one, other])
        if (!group.members.includes(member)) group.members.push(member)
      if (touched.length === 0) groups.push(group)
      for (const merged of rest) groups.splice(groups.indexOf(merged), 1)
    }
  }
  return groups.map(({ about, members }) => ({
    about,
    sides: members
      .toSorted((one, other) => stated.indexOf(one) - stated.indexOf(other))
      .map(({ quote, claim }) => ({ value: claim.value.text, quote: quote.number })),
  }))
}

/** The first words that both claims share, as the first writes them. */
function aboutOf(one: Claim, other: Claim): string {
  const common = commonWords(one, other)
  const words = wordsOf(one.clause).filter((word) => common.includes(word.stem))
  return words
    .slice(0, 4)
    .map((word) => word.text)
    .join(' ')
}

/** False where titles or headings are of one kind and name different things: "Lease Bergstrasse 12" and "Lease Lindenweg 4". */
function sameSubject(one: Quote, other: Quote): boolean {
  if (one.documentId !== other.documentId && areSiblings(one.title, other.title)) return false
  return !areSiblings(one.headingPath.at(-1) ?? '', other.headingPath.at(-1) ?? '')
}

function areSiblings(one: string, other: string): boolean {
  const [left, right] = [namesOf(one), namesOf(other)]
  if (left[0] === undefined || left[0] !== right[0]) return false
  return left.some((word) => !right.includes(word)) && right.some((word) => !left.includes(word))
}

function namesOf(title: string): string[] {
  return wordsOf(title.replace(/^[\s\d.§]+/u, '').replace(/\.\w{2,4}$/, ''))
    .map((word) => word.stem)
    .filter((word) => !versions.has(word) && !/^v\d/.test(word))
}
