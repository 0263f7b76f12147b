import { say, sayError } from '../../../messages/say.ts'
import type { ActionResult } from './quick-store.ts'
import { addedValues, markedPieces } from './result-text.ts'

/** Most values that one line names. */
const valuesNamed = 4

/** What an action made of the given text; values that the text lacks are marked, and said below it. */
export function ActionView({ result }: { result: ActionResult }) {
  const { state, text, action } = result
  const isOver = state !== 'reading' && state !== 'writing'
  const values = isOver ? addedValues(result) : []
  return (
    <section aria-label={say('quickAsk', `action-${action}`)} aria-busy={!isOver} className="px-4.5 py-4">
      {text === '' ? null : (
        <p className={`selectable text-answer whitespace-pre-line ${isOver ? 'text-ink' : 'text-faint'}`} data-answer>
          {markedPieces(text, values).map((piece, at) =>
            piece.added ? (
              // The pieces of a finished text never move, so their place names them.
              <span
                key={`${at} ${piece.text}`}
                className="underline decoration-warn decoration-dotted underline-offset-4"
              >
                {piece.text}
              </span>
            ) : (
              piece.text
            ),
          )}
        </p>
      )}
      <ActionLines result={result} values={values} />
    </section>
  )
}

function ActionLines({ result, values }: { result: ActionResult; values: readonly string[] }) {
  const { state, text, part, error, action } = result
  if (state === 'reading' || state === 'writing') {
    return (
      <p role="status" className="mt-2 text-label text-soft first:mt-0">
        {say('quickAsk', text === '' ? 'readingText' : 'writing')}
      </p>
    )
  }
  if (state === 'failed') return <Line warn>{error ? sayError(error) : say('quickAsk', 'nothingWritten')}</Line>
  if (state === 'stopped') return <Line warn>{say('quickAsk', 'stopped')}</Line>
  if (text === '') return <Line>{say('quickAsk', action === 'dates' ? 'noDates' : 'nothingWritten')}</Line>
  const named = values.slice(0, valuesNamed).join(', ') + (values.length > valuesNamed ? ', …' : '')
  const shown = { values: named, count: values.length }
  return (
    <>
      {values.length > 0 ? <Line warn>{say('quickAsk', 'notInTextValues', shown)}</Line> : null}
      {result.model === undefined ? <Line>{say('quickAsk', 'byCode')}</Line> : null}
      {result.model !== undefined && values.length === 0 ? <Line>{say('quickAsk', 'checked')}</Line> : null}
      {part === undefined ? null : (
        <Line>{say('quickAsk', part.best ? 'bestParts' : 'beginning', { words: part.words, of: part.of })}</Line>
      )}
    </>
  )
}

function Line({ warn = false, children }: { warn?: boolean; children: string }) {
  return (
    <p role="status" className={`mt-2 text-label first:mt-0 ${warn ? 'text-warn' : 'text-soft'}`}>
      {children}
    </p>
  )
}
