import type { TextStore } from '../ports/text-store.ts'

type Dictionary = Pick<TextStore, 'termCounts' | 'termsWithEnd'>

/** Shortest words that are looked for in compounds, and shortest first parts; in letters. */
const shortest = { end: 4, head: 3, compound: 8 }
const mostEndingIn = 40
const mostRelated = 12
/** What joins the parts of a German compound, and endings that a first part loses in it. */
const joints = ['', 's', 'es', 'n', 'en', 'er']
const lost = ['', 'e', 'en', 'n']
/** What stands before a word without making a compound of it: Vertrag is not in Auftrag, Stand not in Gegenstand. */
const prefixes = new Set(
  `ab an auf aus bei dar durch ein emp ent fort gegen hinter her hin los miss mit nach nieder uber um unter ver vor
   voraus weg wider wieder zer zu zuruck zusammen zwischen`.split(/\s+/),
)

/**
 * German index terms that a term has to do with as parts of compounds, by the library's own dictionary: compounds that end
 * in it (`vertrag`: `mietvertrag`), and what it ends in itself (`mietvertrag`: `vertrag`). The part before must be a word
 * of the library, as it stands or with the joint or ending that compounds change.
 */
export function relatedByCompounds(term: string, dictionary: Dictionary): string[] {
  if (!/^\p{Script=Latin}+$/u.test(term) || term.length < shortest.end) return []
  const longer = dictionary.termsWithEnd(term, mostEndingIn).map((compound) => ({
    found: compound,
    head: compound.slice(0, -term.length),
  }))
  const shorter = endsOf(term).map((end) => ({ found: end, head: term.slice(0, -end.length) }))
  const candidates = [...longer, ...shorter].filter(
    ({ head }) => head.length >= shortest.head && !prefixes.has(head) && head !== '',
  )
  const forms = new Map(candidates.map(({ head }) => [head, headForms(head)]))
  const { counts } = dictionary.termCounts([
    ...new Set([...[...forms.values()].flat(), ...candidates.map(({ found }) => found)]),
  ])
  return candidates
    .filter(({ found, head }) => counts.has(found) && forms.get(head)?.some((form) => counts.has(form)))
    .slice(0, mostRelated)
    .map(({ found }) => found)
}

/** What a compound may end in, the longest first. */
function endsOf(term: string): string[] {
  if (term.length < shortest.compound) return []
  const ends: string[] = []
  for (let at = shortest.head; at <= term.length - shortest.end; at += 1) ends.push(term.slice(at))
  return ends
}

/** The words that the first part of a compound may stand for. */
function headForms(head: string): string[] {
  const bare = joints.flatMap((joint) => (head.endsWith(joint) ? head.slice(0, head.length - joint.length) : []))
  return [...new Set([head, ...bare, ...lost.map((ending) => head + ending)])].filter(
    (form) => form.length >= shortest.head,
  )
}
