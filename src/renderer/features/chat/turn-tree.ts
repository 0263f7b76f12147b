import type { Scope } from '../../../api/document.ts'
import type { Overflow, Reading, Route } from '../../../api/route.ts'
import type { Message, StruckSource } from '../../../api/thread.ts'
import { type LiveAnswer, stored } from '../../app/answer/live-answer.ts'

/** How a question was asked to be read: what the user chose of it. `widen`: not narrowed to what the question names. */
export type Asked = { route?: Route; overflow?: Overflow; widen?: boolean }

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
  /** Known of turns asked in this window. */
  asked?: Asked
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
    const stand = own !== undefined && isAhead(own.answer, message.answer)
    const answer = stand ? own.answer : stored(message.answer)
    const asked = own?.asked === undefined ? {} : { asked: own.asked }
    return { key: own?.key ?? id, messageId: id, parentId, question, scope, struck, createdAt, ...asked, answer }
  })
  const known = new Set(messages.map((message) => message.id))
  return [...fromStore, ...live.filter((turn) => turn.messageId === undefined || !known.has(turn.messageId))]
}

/** Whether an answer of this window is further than its stored form: one of them is under way, or rows were read since. */
function isAhead(own: LiveAnswer, kept: Message['answer']): boolean {
  const rows = (answer: Message['answer']) => answer.table?.rows.length ?? 0
  return own.state === 'streaming' || kept.state === 'streaming' || rows(own) > rows(kept)
}

/** What was asked for when a turn was asked, as far as its reading shows it. */
export function askedOf({ asked, answer }: Pick<Turn, 'asked'> & { answer: { reading?: Reading | undefined } }): Asked {
  if (asked !== undefined) return asked
  const { reading } = answer
  const overflow = reading?.leftOut[0]?.handling
  return {
    ...(reading?.chosen === true ? { route: reading.route } : {}),
    ...(overflow === undefined ? {} : { overflow }),
  }
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
