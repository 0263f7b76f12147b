import type { ReactNode } from 'react'
import type { AnswerSentence, Citation } from '../../api/answer.ts'
import { weakWords } from '../app/difference-words.ts'
import { ChipSpace } from './chip.tsx'
import { classes } from './classes.ts'

/** A sentence that was checked, in ink, with a chip for each source; a weak one says what it says differently. */
export function CheckedSentence({
  sentence,
  renderChip,
}: {
  sentence: AnswerSentence
  renderChip: (citation: Citation) => ReactNode
}) {
  const weak = sentence.support === 'weak'
  return (
    <span>
      <span className={classes('ink-dries', weak && 'underline decoration-warn decoration-dotted underline-offset-4')}>
        {sentence.text.trimEnd()}
      </span>
      {firstOfEach(sentence.citations).map(renderChip)}
      {weak ? <span className="text-label text-warn"> {weakWords(sentence)}</span> : null}{' '}
    </span>
  )
}

/** The running sentence, soft, with room for its chip. */
export function SoftSentence({ draft }: { draft: string }) {
  if (draft === '') return null
  return (
    <span className="text-faint" data-draft>
      {draft.trimStart()}
      <ChipSpace />
    </span>
  )
}

function firstOfEach(citations: readonly Citation[]): Citation[] {
  return citations.filter((one, index) => citations.findIndex((other) => other.number === one.number) === index)
}
