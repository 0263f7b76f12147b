import type { Scope } from '../../../api/document.ts'
import type { Message, StruckSource } from '../../../api/thread.ts'
import { type LiveAnswer, stored } from './live-answer.ts'

/**
 * A turn as the conversation shows it, stored or under way. `key` stays the same while a turn under way becomes a
 * stored one; `messageId` is unknown until the backend has begun.
 */
export type Turn = {
  key: string
  messageId: string | undefined
  parentId: string | null
  question: string
  scope: Scope
  struck: readonly StruckSource[]
  createdAt: number
  answer: LiveAnswer
}

/** Which version the user chose below each parent ('' for the first turn): its key. */
export type Choices = Readonly<Record<string, string>>

/** A visible turn with its versions, oldest first. */
export type VisibleTurn = { turn: Turn; versions: readonly Turn[] }

/** Stored messages and turns of this window as one list. A turn of this window stands until its stored form has ended. */
export function mergeTurns(messages: readonly Message[], live: readonly Turn[]): Turn[] {
  const fromStore = messages.map((message): Turn => {
    const own = live.find((turn) => turn.messageId === message.id)
    const { id, parentId, question, scope, struck, createdAt } = message
    const stand = own !== undefined && (own.answer.state === 'streaming' || message.answer.state === 'streaming')
    const answer = stand ? own.answer : stored(message.answer)
    return { key: own?.key ?? id, messageId: id, parentId, question, scope, struck, createdAt, answer }
  })
  const known = new Set(messages.map((message) => message.id))
  return [...fromStore, ...live.filter((turn) => turn.messageId === undefined || !known.has(turn.messageId))]
}

/** The path through the tree that is shown: the chosen version at each step, else the one with the newest leaf. */
export function visiblePath(turns: readonly Turn[], choices: Choices): VisibleTurn[] {
  const below = (parentId: string | null) =>
    turns.filter((turn) => turn.parentId === parentId).toSorted((a, b) => a.createdAt - b.createdAt)
  const newest = (turn: Turn): number =>
    turn.messageId === undefined
      ? turn.createdAt
      : below(turn.messageId).reduce((latest, child) => Math.max(latest, newest(child)), turn.createdAt)
  const path: VisibleTurn[] = []
  let parentId: string | null = null
  for (;;) {
    const versions = below(parentId)
    const chosen: string | undefined = choices[parentId ?? '']
    const turn: Turn | undefined =
      versions.find((version) => version.key === chosen) ??
      versions.toSorted((a, b) => newest(b) - newest(a) || b.createdAt - a.createdAt)[0]
    if (turn === undefined) return path
    path.push({ turn, versions })
    if (turn.messageId === undefined) return path
    parentId = turn.messageId
  }
}
