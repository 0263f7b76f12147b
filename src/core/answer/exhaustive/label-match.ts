import { conceptsOf, isWeak, tellingConcepts } from './concepts.ts'

/** What stands around a figure: its row's label, the label of its group, what heads or leads to its table. */
export type Surroundings = { label: string; group: string; around: string }

/** Kinds of figures, which a label beside a telling word may leave to what stands around it: "iPhone" among net sales. */
const kinds = new Set(['revenu', 'expens', 'incom', 'rat'])
const kindShare = 0.3
const weakShare = 0.15
const groupShare = 0.95
const aroundShare = 0.9
/** How much of the score a label with as much beside as within the question loses. */
const strangerShare = 0.6
const groupedAway = 0.9
const otherKind = 0.5
/** A total was asked for, and the label is none. */
const totals = /^\s*(?:total|overall|gesamt|summe)/i
const notTotal = 0.99

/**
 * How well a row says what is asked, 0 to 1; 1 where its label names that and nothing else. Words of the question may stand
 * around the row; words of the label that the question lacks make it another thing.
 */
export function labelMatch(asked: ReadonlySet<string>, query: string, { label, group, around }: Surroundings): number {
  const bare = label.replace(/\([^)]*\)/g, ' ').replace(/\s*\d\)?$/, '')
  const own = conceptsOf(bare)
  if (own.size === 0 || asked.size === 0) return 0
  const inGroup = conceptsOf(group)
  const inAround = conceptsOf(around)
  const alone = [...asked].every((concept) => kinds.has(concept) || isWeak(concept))
  const weightOf = (concept: string) => (isWeak(concept) ? weakShare : !alone && kinds.has(concept) ? kindShare : 1)
  let held = 0
  let whole = 0
  let ownHeld = 0
  for (const concept of asked) {
    const weight = weightOf(concept)
    whole += weight
    if (own.has(concept)) {
      held += weight
      ownHeld += weight
    } else if (inGroup.has(concept)) held += weight * groupShare
    else if (inAround.has(concept)) held += weight * aroundShare
  }
  if (ownHeld === 0 || (ownHeld < weakShare * 2 && whole >= 1)) return 0
  const telling = tellingConcepts(bare)
  const strangers = [...telling]
    .filter((concept) => !asked.has(concept))
    .reduce((sum, concept) => sum + strangerWeight(concept, alone), 0)
  const precision = telling.size === 0 ? 1 : 1 - strangers / Math.max(telling.size, strangers)
  const others = [...tellingConcepts(group)].filter((concept) => !asked.has(concept) && !own.has(concept))
  const apart = alone && group !== '' && others.length > 0 && others.length === tellingConcepts(group).size
  const score = (held / whole) * (1 - strangerShare + strangerShare * precision)
  const kindsOf = (concepts: ReadonlySet<string>) => [...concepts].filter((concept) => kinds.has(concept))
  const isOther = kindsOf(own).length > 0 && kindsOf(asked).length > 0 && !kindsOf(own).some((kind) => asked.has(kind))
  const named = totals.test(query) && !totals.test(bare) ? notTotal : 1
  return named * score * (apart ? groupedAway : 1) * (isOther ? otherKind : 1)
}

/** Of a label that names nothing but a kind with "net" left out, little is strange. */
function strangerWeight(concept: string, alone: boolean): number {
  if (isWeak(concept)) return 0.1
  return !alone && kinds.has(concept) ? 0.1 : 1
}
