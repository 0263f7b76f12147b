import type { Answer } from '../../api/answer.ts'
import { AssistantError } from '../../api/error.ts'
import type { Message, Thread } from '../../api/thread.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { ThreadStore } from '../../core/ports/thread-store.ts'
import type { Database } from './database.ts'
import { fromJson, toJson } from './json.ts'

/** How long a removed thread or document can be restored, in milliseconds. */
const undoMs = 30_000
/** A thread's name is its first question up to this many characters. */
const titleLength = 80

type ThreadRow = Omit<Thread, 'scope'> & { scope: string }
type MessageRow = {
  id: string
  thread_id: string
  parent_id: string | null
  question: string
  scope: string
  struck: string
  answer: string
  created_at: number
}

/** Threads and their messages. */
export function createThreadStore(db: Database, clock: Clock): ThreadStore {
  const { sql } = db
  const threadColumns = `t.id, t.title, t.scope, t.created_at AS createdAt, t.updated_at AS updatedAt,
    (SELECT count(*) FROM messages m WHERE m.thread_id = t.id) AS messages`
  const list = sql.prepare<[], ThreadRow>(
    `SELECT ${threadColumns} FROM threads t WHERE removed_at IS NULL ORDER BY updated_at DESC, created_at DESC`,
  )
  const one = sql.prepare<[string], ThreadRow>(
    `SELECT ${threadColumns} FROM threads t WHERE id = ? AND removed_at IS NULL`,
  )
  const messageColumns = 'id, thread_id, parent_id, question, scope, struck, answer, created_at'
  const messages = sql.prepare<[string], MessageRow>(
    `SELECT ${messageColumns} FROM messages WHERE thread_id = ? ORDER BY ordinal`,
  )
  const message = sql.prepare<[string], MessageRow>(`SELECT ${messageColumns} FROM messages WHERE id = ?`)
  const streaming = sql.prepare<[], { id: string; answer: string }>(
    "SELECT id, answer FROM messages WHERE state = 'streaming'",
  )
  const saveAnswer = sql.prepare<[string, string, string]>('UPDATE messages SET answer = ?, state = ? WHERE id = ?')

  const get = (threadId: string): Thread | undefined => {
    const row = one.get(threadId)
    return row && threadOf(row)
  }
  const need = (threadId: string): Thread => {
    const thread = get(threadId)
    if (!thread) throw new AssistantError('thread-not-found')
    return thread
  }
  const save = (messageId: string, answer: Answer) => {
    if (saveAnswer.run(toJson(answer), answer.state, messageId).changes === 0) {
      throw new AssistantError('message-not-found')
    }
  }
  const deleteExpired = () =>
    sql.prepare<[number]>('DELETE FROM threads WHERE removed_at <= ?').run(clock.now() - undoMs)

  return {
    list: () => list.all().map(threadOf),
    get,
    create: (scope) =>
      db.write(() => {
        deleteExpired()
        const id = crypto.randomUUID()
        const now = clock.now()
        sql
          .prepare('INSERT INTO threads (id, title, scope, created_at, updated_at) VALUES (?, ?, ?, ?, ?)')
          .run(id, '', toJson(scope), now, now)
        return need(id)
      }),
    rename: (threadId, title) =>
      db.write(() => {
        need(threadId)
        sql.prepare('UPDATE threads SET title = ? WHERE id = ?').run(title, threadId)
        return need(threadId)
      }),
    remove(threadId) {
      db.write(() => {
        need(threadId)
        sql.prepare('UPDATE threads SET removed_at = ? WHERE id = ?').run(clock.now(), threadId)
      })
      // What is still there when the library closes before is deleted at the next start.
      setTimeout(() => sql.open && db.write(deleteExpired), undoMs + 100).unref()
    },
    restore: (threadId) =>
      db.write(() => {
        deleteExpired()
        if (sql.prepare('UPDATE threads SET removed_at = NULL WHERE id = ?').run(threadId).changes === 0) {
          throw new AssistantError('thread-not-found')
        }
      }),
    messages: (threadId) => messages.all(threadId).map(messageOf),
    message(messageId) {
      const row = message.get(messageId)
      return row && messageOf(row)
    },
    addMessage: (input) =>
      db.write(() => {
        const thread = need(input.threadId)
        if (input.parentId !== null && message.get(input.parentId)?.thread_id !== input.threadId) {
          throw new AssistantError('message-not-found')
        }
        const now = clock.now()
        const added: Message = { id: crypto.randomUUID(), ...input, struck: [...input.struck], createdAt: now }
        sql
          .prepare(
            `INSERT INTO messages (id, thread_id, parent_id, question, scope, struck, answer, state, created_at)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(
            added.id,
            input.threadId,
            input.parentId,
            input.question,
            toJson(input.scope),
            toJson(input.struck),
            toJson(input.answer),
            input.answer.state,
            now,
          )
        const title = thread.title === '' ? titleOf(input.question) : thread.title
        sql
          .prepare('UPDATE threads SET title = ?, scope = ?, updated_at = ? WHERE id = ?')
          .run(title, toJson(input.scope), now, input.threadId)
        return added
      }),
    saveAnswer: (messageId, answer) => db.write(() => save(messageId, answer)),
    interruptUnfinished: () =>
      db.write(() => {
        deleteExpired()
        for (const row of streaming.all()) save(row.id, { ...fromJson<Answer>(row.answer), state: 'interrupted' })
      }),
  }
}

function titleOf(question: string): string {
  const line = question.replace(/\s+/g, ' ').trim()
  if (line.length <= titleLength) return line
  const cut = line.slice(0, titleLength)
  const space = cut.lastIndexOf(' ')
  return `${(space > titleLength / 2 ? cut.slice(0, space) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function threadOf(row: ThreadRow): Thread {
  return { ...row, scope: fromJson<Thread['scope']>(row.scope) }
}

function messageOf(row: MessageRow): Message {
  return {
    id: row.id,
    threadId: row.thread_id,
    parentId: row.parent_id,
    question: row.question,
    scope: fromJson<Message['scope']>(row.scope),
    struck: fromJson<Message['struck']>(row.struck),
    answer: fromJson<Answer>(row.answer),
    createdAt: row.created_at,
  }
}
