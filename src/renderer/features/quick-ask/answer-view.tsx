import type { Quote } from '../../../api/answer.ts'
import { say, sayError } from '../../../messages/say.ts'
import { goodNoWords, putAwayWords } from '../../app/answer/answer-words.ts'
import { oneLine } from '../../app/one-line.ts'
import { CheckedSentence, SoftSentence } from '../../components/checked-sentence.tsx'
import { PutAway } from '../../components/put-away.tsx'
import { foundationWords, whereWords } from './answer-line.ts'
import { firstSource, openWords } from './hand-over.ts'
import type { AnswerResult } from './quick-store.ts'
import { SourceChip } from './source-chip.tsx'

/** Quotes that stand in place of an answer. */
const quotesShown = 2

/** The answer in its place: sentences as they are checked, then one line that says what they rest on. */
export function AnswerView({ result }: { result: AnswerResult }) {
  const { answer, given, handOver } = result
  const shown = answer.sentences.filter((sentence) => sentence.shown)
  const source = firstSource(answer)
  const isOver = answer.phase === 'ended'
  const quotes = shown.length === 0 && isOver ? answer.quotes.slice(0, quotesShown) : []
  return (
    <section aria-label={say('quickAsk', 'result')} aria-busy={!isOver} className="px-4.5 py-4">
      {shown.length === 0 && answer.draft === '' ? null : (
        <p className="selectable text-question whitespace-pre-line" data-answer>
          {shown.map((sentence, index) => (
            <CheckedSentence
              // Checked sentences are only ever added, so their place names them.
              key={`${index}:${sentence.text}`}
              sentence={sentence}
              renderChip={(citation) =>
                citation.documentId === '' ? null : (
                  <SourceChip
                    key={citation.number}
                    citation={citation}
                    // What Enter opens is what is being looked at.
                    active={citation.number === source?.number && citation.revisionId === source.revisionId}
                  />
                )
              }
            />
          ))}
          <SoftSentence draft={answer.draft} />
        </p>
      )}
      {isOver ? null : <Progress answer={answer} given={given !== undefined} />}
      {isOver && shown.length === 0 ? <p className="selectable text-answer">{noAnswerWords(result)}</p> : null}
      {quotes.length === 0 ? null : (
        <>
          {answer.outcome === 'not-in-documents' ? (
            <h2 className="mt-3 text-label text-soft">{say('chat', 'closest')}</h2>
          ) : null}
          <Quotes quotes={quotes} />
        </>
      )}
      {isOver ? (
        <PutAway
          words={putAwayWords(answer)}
          sentences={shown.length === 0 && quotes.length > 0 ? [] : answer.sentences}
        />
      ) : null}
      {shown.length > 0 && isOver ? <Foundation result={result} /> : null}
      {endWords(result) === undefined ? null : (
        <p role="status" className="mt-2 text-label text-warn">
          {endWords(result)}
        </p>
      )}
      {handOver && !isOver ? <p className="mt-2 text-label text-soft">{say('quickAsk', 'keptWhenDone')}</p> : null}
    </section>
  )
}

function Foundation({ result }: { result: AnswerResult }) {
  const { counted, rest } = foundationWords(result, firstSource(result.answer))
  return (
    <p className="mt-2 text-label text-soft tabular-nums" data-foundation>
      <b className="font-semibold text-ink">{counted}</b> {rest}
    </p>
  )
}

function Progress({ answer, given }: { answer: AnswerResult['answer']; given: boolean }) {
  const searching = answer.phase === 'searching'
  const words =
    answer.draft !== '' || answer.sentences.length > 0 ? 'writing' : searching && !given ? 'searching' : 'readingText'
  return (
    <p role="status" className="mt-2 text-label text-soft first:mt-0">
      {say('quickAsk', words)}
    </p>
  )
}

function Quotes({ quotes }: { quotes: readonly Quote[] }) {
  return (
    <ul className="mt-2 flex flex-col gap-2">
      {quotes.map((quote) => (
        <li key={quote.number} className="selectable">
          <p className="line-clamp-3 font-book text-quote">{oneLine(quote.text)}</p>
          {quote.documentId === '' ? null : (
            <button
              type="button"
              onClick={() => openWords(quote)}
              className="rounded-chip text-label text-accent underline underline-offset-2"
            >
              {whereWords(quote)}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What stands where no sentence does. */
function noAnswerWords({ answer, given }: AnswerResult): string {
  if (answer.outcome === 'not-in-documents') return given ? say('quickAsk', 'notInText') : goodNoWords(answer)
  if (answer.quotes.length > 0) return say('quickAsk', given ? 'textSays' : 'quotesStand')
  return answer.state === 'done' ? say('quickAsk', 'noAnswer') : ''
}

/** How an answer ended that did not come to its end. */
function endWords({ answer }: AnswerResult): string | undefined {
  switch (answer.state) {
    case 'failed':
      return answer.error ? sayError(answer.error) : say('quickAsk', 'noAnswer')
    case 'stopped':
      return say('quickAsk', 'stopped')
    case 'interrupted':
      return say('quickAsk', 'interrupted')
    default:
      return undefined
  }
}
