import type { ErrorValue } from '../../../api/error.ts'
import type { Member } from '../../ports/members.ts'
import { leftOutByName } from '../file-names.ts'

const namedMembers = 8

/** A warning of members that are left out by their names. */
export function unreadMembers(name: string, members: readonly string[]): ErrorValue[] {
  if (members.length === 0) return []
  const shown = members.slice(0, namedMembers).map((member) => member.split('/').at(-1) ?? member)
  const names = [...shown, ...(members.length > namedMembers ? ['…'] : [])].join(', ')
  return [{ code: 'members-not-read', parameters: { name, count: members.length, names } }]
}

/** Names of members that are left out by them. */
export function namesLeftOut(members: readonly Member[]): string[] {
  return members.flatMap(({ name }) => (leftOutByName(name, name) ? [name] : []))
}
