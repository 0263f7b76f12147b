import type { SummaryContent } from '../../../api/summary.ts'
import { say, sayError } from '../../../messages/say.ts'
import { Button } from '../../components/button.tsx'
import { sentencesOf } from './summary-words.ts'

/** How a summary ended where it did not end by itself, and what it is where no model wrote it. */
export function SummaryEnding({
  content,
  nothingRead,
  noModel,
  onContinue,
  onAgain,
}: {
  content: SummaryContent
  /** Nothing that was given could be read; each thing's reason stands below. */
  nothingRead: boolean
  /** No model is chosen to write with. */
  noModel: boolean
  /** Undefined where nothing can be done. */
  onContinue: (() => void) | undefined
  onAgain: (() => void) | undefined
}) {
  const { state, progress, error, written, table } = content
  const goOn =
    onContinue === undefined ? null : (
      <Button look="primary" onPress={onContinue}>
        {say('summaries', 'continue')}
      </Button>
    )
  switch (state) {
    case 'failed':
      return (
        <p role="alert" className="selectable mt-2 flex items-center gap-3 text-warn">
          <span>
            {nothingRead
              ? say('summaries', 'nothingRead')
              : error === undefined
                ? say('summaries', 'failed')
                : sayError(error)}
          </span>
          {onAgain === undefined ? null : <Button onPress={onAgain}>{say('summaries', 'again')}</Button>}
        </p>
      )
    case 'stopped':
    case 'interrupted':
    case 'streaming': {
      const paused = progress.of > 0 ? say('summaries', 'pausedAt', progress) : say('summaries', 'paused')
      return (
        <p className="mt-2 flex items-center gap-3 text-soft tabular-nums">
          <span>{state === 'interrupted' ? say('summaries', 'interrupted') : paused}</span>
          {state === 'streaming' ? null : goOn}
        </p>
      )
    }
    case 'done': {
      const isEmpty = sentencesOf(content).every(({ shown }) => !shown) && (table?.rows.length ?? 0) === 0
      if (isEmpty) return <p className="text-soft">{say('summaries', 'nothingFound')}</p>
      const isEdited = sentencesOf(content).some(({ edited }) => edited)
      if (written || isEdited || table !== undefined) return null
      return <p className="mt-2 text-label text-soft">{say('summaries', noModel ? 'extractive' : 'extractiveAfter')}</p>
    }
  }
}
