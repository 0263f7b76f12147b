import { useState } from 'react'
import type { Quote } from '../../../api/answer.ts'
import type { Scope } from '../../../api/document.ts'
import { say, sayError } from '../../../messages/say.ts'
import { putAwayWords } from '../../app/answer/answer-words.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { PutAway } from '../../components/put-away.tsx'
import { Disagreements } from './disagreements.tsx'
import { Foundation } from './foundation.tsx'
import { GoodNo } from './good-no.tsx'
import { PromptProgress } from './prompt-progress.tsx'
import { Question } from './question.tsx'
import { QuoteList } from './quote-list.tsx'
import { ReadingLine } from './reading-line.tsx'
import { AnswerTableView } from './table/answer-table-view.tsx'
import { type Asked, askedOf, type Turn, type VisibleTurn } from './turn-tree.ts'
import { WrittenAnswer } from './written-answer.tsx'

export type TurnActions = {
  again: (turn: Turn, change?: { question?: string; scope?: Scope; asked?: Asked }) => void
  /** Goes on with an answer that was stopped or interrupted between documents. */
  goOn: (turn: Turn) => void
  pause: (turn: Turn) => void
  strike: (turn: Turn, quote: Quote) => void
  version: (turn: Turn) => void
}

/**
 * One turn: question, answer, foundation line, quotes. While the answer is written the slot above the quotes keeps
 * its height, and a turn asked in this window keeps it afterwards, so that nothing below it moves.
 */
export function TurnView({
  visible,
  slot,
  readOnly,
  documents,
  actions,
}: {
  visible: VisibleTurn
  /** Whether a slot is kept for a written answer. */
  slot: boolean
  readOnly: boolean
  documents: number
  actions: TurnActions
}) {
  const { turn, versions } = visible
  const { answer } = turn
  const [editing, setEditing] = useState(false)
  const no = answer.outcome === 'not-in-documents'
  const again = () => actions.again(turn)
  const foundation = (
    <Foundation
      turn={turn}
      versions={versions}
      readOnly={readOnly}
      onAgain={again}
      onEdit={() => setEditing(true)}
      onVersion={actions.version}
    />
  )
  // What is said of a table comes when it is whole, so it stands below it.
  const written = <WrittenAnswer turnKey={turn.key} answer={answer} />
  return (
    <article aria-label={turn.question} aria-busy={answer.phase !== 'ended'} className="group/turn flex flex-col gap-2">
      <Question
        text={turn.question}
        editing={editing}
        onDone={(question) => {
          setEditing(false)
          if (question !== undefined) actions.again(turn, { question })
        }}
      />
      <ReadingLine
        turn={turn}
        onWiden={readOnly ? undefined : () => actions.again(turn, { asked: { ...askedOf(turn), widen: true } })}
      />
      {no ? (
        <div>
          <GoodNo
            turn={turn}
            documents={documents}
            onAgain={readOnly ? undefined : (change) => actions.again(turn, change)}
          />
          {foundation}
        </div>
      ) : (
        <>
          <div className={classes('flex flex-col', slot && 'min-h-38')}>
            {answer.table === undefined ? written : null}
            {answer.progress === undefined || answer.phase === 'ended' || answer.table !== undefined ? null : (
              <PromptProgress progress={answer.progress} />
            )}
            {answer.table === undefined ? null : (
              <AnswerTableView
                turn={turn}
                table={answer.table}
                kept={slot}
                onPause={() => actions.pause(turn)}
                onContinue={readOnly ? undefined : () => actions.goOn(turn)}
              />
            )}
            {answer.table === undefined ? null : <div className="mt-2 empty:hidden">{written}</div>}
            <Ending turn={turn} readOnly={readOnly} onAgain={again} />
            <PutAway words={putAwayWords(answer)} sentences={answer.sentences} />
            {foundation}
          </div>
          <div>
            <Disagreements turnKey={turn.key} answer={answer} />
            <QuoteList
              turnKey={turn.key}
              answer={answer}
              onStrike={readOnly || answer.phase !== 'ended' ? undefined : (quote) => actions.strike(turn, quote)}
            />
            {turn.struck.length === 0 ? null : (
              <p className="mt-2 text-label text-soft">{say('chat', 'struckCount', { count: turn.struck.length })}</p>
            )}
          </div>
        </>
      )}
    </article>
  )
}

/** How the answer ended where it did not end by itself, or that the quotes stand alone. */
function Ending({ turn, readOnly, onAgain }: { turn: Turn; readOnly: boolean; onAgain: () => void }) {
  const { answer } = turn
  if (answer.phase !== 'ended') return null
  // The table says itself that it waits.
  if (answer.table !== undefined && answer.state !== 'failed') return null
  const again = (label: string) =>
    readOnly ? null : (
      <Button look="link" className="ml-2" onPress={onAgain}>
        {label}
      </Button>
    )
  switch (answer.state) {
    case 'failed':
      return (
        <p role="alert" className="selectable text-plain text-warn">
          {answer.error === undefined ? say('chat', 'failed') : sayError(answer.error)}
          {again(say('chat', 'askAgain'))}
        </p>
      )
    case 'interrupted':
      return (
        <p className="text-plain text-soft">
          {say('chat', 'interrupted')}
          {again(say('chat', 'continue'))}
        </p>
      )
    case 'stopped':
      return (
        <p className="text-plain text-soft">
          {say('chat', 'stopped')}
          {again(say('chat', 'askAgain'))}
        </p>
      )
    case 'done':
    case 'streaming':
      return answer.outcome === 'quotes' && answer.sentences.every((sentence) => !sentence.shown) ? (
        <p className="text-answer text-soft">{say('chat', 'quotesStand')}</p>
      ) : null
  }
}
