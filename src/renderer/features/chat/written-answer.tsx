import type { AnswerSentence, Citation } from '../../../api/answer.ts'
import { classes } from '../../components/classes.ts'
import { weakWords } from './answer-words.ts'
import { Chip, ChipSpace } from './chip.tsx'
import type { LiveAnswer } from './live-answer.ts'

/** The written answer: checked sentences in ink with their chips, the running one soft. */
export function WrittenAnswer({ turnKey, answer }: { turnKey: string; answer: LiveAnswer }) {
  const shown = answer.sentences.filter((sentence) => sentence.shown)
  return (
    <div className="selectable text-answer whitespace-pre-line">
      {shown.map((sentence, index) => (
        <Sentence key={`${index}:${sentence.text}`} turnKey={turnKey} answer={answer} sentence={sentence} />
      ))}
      {answer.draft === '' ? null : (
        <span className="text-faint" data-draft>
          {answer.draft.trimStart()}
          <ChipSpace />
        </span>
      )}
    </div>
  )
}

function Sentence({ turnKey, answer, sentence }: { turnKey: string; answer: LiveAnswer; sentence: AnswerSentence }) {
  const weak = sentence.support === 'weak'
  return (
    <span>
      <span className={classes('ink-dries', weak && 'underline decoration-warn decoration-dotted underline-offset-4')}>
        {sentence.text.trimEnd()}
      </span>
      {firstOfEach(sentence.citations).map((citation) => (
        <Chip key={citation.number} turnKey={turnKey} answer={answer} citation={citation} sentence={sentence.text} />
      ))}
      {weak ? <span className="text-label text-warn"> {weakWords(sentence)}</span> : null}{' '}
    </span>
  )
}

function firstOfEach(citations: readonly Citation[]): Citation[] {
  return citations.filter((one, index) => citations.findIndex((other) => other.number === one.number) === index)
}
