import { resemblance } from './signature.ts'
import { type VersionName, versionNameOf } from './version-name.ts'
import type { VersionCandidate } from './version-store.ts'

/**
 * How much two texts of one name must have in common to be versions of one file; more where the names differ by the mark of a
 * copy alone, since browsers number different invoices of one name just so.
 */
const needed = { versions: 0.5, copies: 0.8 }

type Named = { candidate: VersionCandidate; name: VersionName }

/**
 * Documents of one name and place as families, each with its oldest version first; what resembles no other is in none.
 * Two documents are of a family where their texts are equal or alike, also through a third; `certain`: also where they
 * are too short to tell, but of one time.
 */
export function groupVersions(candidates: readonly VersionCandidate[], certain = false): VersionCandidate[][] {
  const groups: Named[][] = []
  for (const candidate of candidates) {
    const named = { candidate, name: versionNameOf(candidate.name) }
    const touched = groups.filter((group) => group.some((other) => isVersionOf(named, other, certain)))
    const [group, ...rest] = touched
    if (!group) {
      groups.push([named])
      continue
    }
    group.push(named, ...rest.flat())
    for (const merged of rest) groups.splice(groups.indexOf(merged), 1)
  }
  return groups.filter((group) => group.length > 1).map(inOrder)
}

function isVersionOf(one: Named, other: Named, certain: boolean): boolean {
  const [left, right] = [one.candidate, other.candidate]
  if (left.revisionId === right.revisionId) return true
  // Some programs give many messages one id: those of one moment are the same.
  if (!left.signature || !right.signature) return certain && left.at === right.at
  const areCopies = one.name.copied || other.name.copied
  return resemblance(left.signature, right.signature) >= (areCopies ? needed.copies : needed.versions)
}

/** By the numbers in their names where all have one, else by time; what is signed comes after its draft of the same time. */
function inOrder(group: readonly Named[]): VersionCandidate[] {
  const numbered = group.every(({ name }) => name.number !== undefined)
  const byNumber = (left: Named, right: Named) => (left.name.number ?? 0) - (right.name.number ?? 0)
  return group
    .toSorted(
      (left, right) =>
        (numbered ? byNumber(left, right) : 0) ||
        left.candidate.at - right.candidate.at ||
        byNumber(left, right) ||
        left.name.stage - right.name.stage ||
        left.candidate.addedAt - right.candidate.addedAt ||
        order(left.candidate.path, right.candidate.path) ||
        order(left.candidate.documentId, right.candidate.documentId),
    )
    .map(({ candidate }) => candidate)
}

function order(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}
