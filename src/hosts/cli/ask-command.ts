import type { Answer, AnswerEvent, AnswerSentence, Citation, Quote } from '../../api/answer.ts'
import type { Scope } from '../../api/document.ts'
import { AssistantError, toErrorValue } from '../../api/error.ts'
import { Route } from '../../api/route.ts'
import { say, sayError } from '../../messages/say.ts'
import type { Client } from '../../rpc/types.ts'
import { batchOf } from './batch.ts'
import { type CommandOptions, modelOption, oneOf } from './options.ts'
import { errorObject, type Output } from './output.ts'
import { scopeOf } from './scope.ts'
import { placeOf } from './search-command.ts'
import { printTable, tableFile, writeTable } from './table-output.ts'
import { UsageError } from './usage-error.ts'

/** Answers a question without a thread. */
export type AnswerQuestion = (
  input: { question: string; scope: Scope; model: string; route?: Route },
  signal: AbortSignal,
) => AsyncIterable<AnswerEvent>

/** `carrel ask`: an object or an answer with its quotes per question. Returns the exit code. */
export async function askCommand(
  options: CommandOptions,
  client: Client,
  answer: AnswerQuestion,
  output: Output,
): Promise<number> {
  const questions = batchOf(options, 'questions')
  const model = modelOption(options, 'model') ?? 'starter'
  const file = tableFile(options)
  if (file && questions.length > 1) throw new UsageError(say('terminal', 'out-one-question'))
  const asked = options.values['route']
  const route = asked === undefined ? {} : { route: oneOf(options, 'route', Route.options, 'passages') }
  const scope = await scopeOf(options, client)
  let failed = 0
  for (const { id, text } of questions) {
    try {
      const finished = await finishedAnswer(
        answer({ question: text, scope, model, ...route }, new AbortController().signal),
      )
      if (finished.error) throw new AssistantError(finished.error.code, finished.error.parameters)
      if (output.json) output.object(answerObject(id, text, finished))
      else printAnswer(text, finished, output, questions.length > 1)
      if (file) {
        if (!finished.table) throw new UsageError(say('terminal', 'out-no-table'))
        await writeTable(finished.table, text, file)
        if (!output.json) output.line(say('terminal', 'out-written', { path: file.path }))
      }
    } catch (error) {
      if (error instanceof UsageError) throw error
      failed += 1
      const value = toErrorValue(error)
      if (output.json) output.object({ id, question: text, error: errorObject(value) })
      else output.line(sayError(value))
    }
  }
  return failed === 0 ? 0 : 1
}

/** Reads an answer's stream to its end. */
export async function finishedAnswer(events: AsyncIterable<AnswerEvent>): Promise<Answer> {
  for await (const event of events) if (event.type === 'answer-finished') return event.answer
  throw new AssistantError('internal')
}

function answerObject(id: string, question: string, answer: Answer): object {
  return {
    id,
    question,
    outcome: answer.outcome,
    answer: shownText(answer),
    sentences: answer.sentences.map(({ text, shown, support, differs, citations }) => ({
      text,
      shown,
      support,
      ...(differs ? { differs } : {}),
      citations: citations.map(citationObject),
    })),
    quotes: answer.quotes.map((quote) => ({ ...citationObject(quote), score: quote.score })),
    ...(answer.table ? { table: answer.table } : {}),
    searched: answer.searched,
    usage: answer.usage,
    timings: answer.timings,
  }
}

function citationObject({ documentId, path, spans, text }: Citation | Quote): object {
  return { documentId, path, spans, text }
}

/** The sentences that stand, joined. */
function shownText(answer: Answer): string {
  return answer.sentences
    .filter((sentence) => sentence.shown)
    .map((sentence) => sentence.text)
    .join(' ')
}

function printAnswer(question: string, answer: Answer, output: Output, withQuestion: boolean): void {
  if (withQuestion) output.line(`\n${say('terminal', 'question', { question })}`)
  if (answer.table) return printTable(answer.table, output)
  const { documents, unread, partly = 0 } = answer.searched
  const shown = answer.sentences.filter((sentence) => sentence.shown)
  if (answer.outcome === 'not-in-documents') {
    const none = unread === documents && partly > 0 ? 'not-in-part' : 'not-in-documents'
    output.line(say('terminal', none, { documents: none === 'not-in-part' ? partly : documents - unread }))
  }
  if (shown.length > 0) output.line(shown.map(withNumbers).join(' '))
  const matched = shown.filter((sentence) => sentence.support === 'supported').length
  const foundation = [say('terminal', 'searched', { read: documents - unread, documents })]
  if (partly > 0) foundation.push(say('terminal', 'partly', { count: partly }))
  if (shown.length > 0) foundation.unshift(say('terminal', 'foundation', { matched, sentences: shown.length }))
  output.line(foundation.join(', '))
  printPutAway(answer.sentences, output)
  if (answer.quotes.length === 0) return
  for (const { sides } of answer.disagreements) {
    const named = sides.map(({ value, quote }) => say('terminal', 'differ-side', { value, number: quote }))
    output.line(say('terminal', 'differ', { sides: named.join(', ') }))
  }
  const headings = { written: 'quotes', quotes: 'quotes-only', table: 'quotes', 'not-in-documents': 'closest' } as const
  output.line(`\n${say('terminal', headings[answer.outcome ?? 'quotes'])}`)
  for (const quote of answer.quotes) {
    output.line(`[${quote.number}] ${quote.text.replace(/\s+/g, ' ')}`)
    output.line(`    ${placeOf(quote)}`)
  }
}

function withNumbers(sentence: AnswerSentence): string {
  return `${sentence.text}${sentence.citations.map((citation) => ` [${citation.number}]`).join('')}`
}

function printPutAway(sentences: readonly AnswerSentence[], output: Output): void {
  const away = sentences.filter((sentence) => !sentence.shown)
  if (away.length === 0) return
  const [what] = away.flatMap((sentence) => (sentence.differs ?? []).flatMap(({ said }) => (said === '' ? [] : [said])))
  if (what === undefined) output.line(say('terminal', 'put-away-unsupported', { count: away.length }))
  else output.line(say('terminal', 'put-away', { count: away.length, what }))
}
