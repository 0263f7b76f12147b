import type { LiveAnswer } from '../../app/answer/live-answer.ts'
import { markKey } from '../../app/place-of.ts'
import { CheckedSentence, SoftSentence } from '../../components/checked-sentence.tsx'
import { Chip } from '../../components/chip.tsx'
import { openSource } from './marks.ts'

/** The written answer: checked sentences in ink with their chips, the running one soft. */
export function WrittenAnswer({ turnKey, answer }: { turnKey: string; answer: LiveAnswer }) {
  const shown = answer.sentences.filter((sentence) => sentence.shown)
  return (
    <div className="selectable text-answer whitespace-pre-line">
      {shown.map((sentence, index) => (
        <CheckedSentence
          key={`${index}:${sentence.text}`}
          sentence={sentence}
          renderChip={(citation) => (
            <Chip
              key={citation.number}
              citation={citation}
              markKey={markKey(turnKey, citation.number)}
              onOpen={() => openSource(turnKey, answer, citation, sentence.text)}
            />
          )}
        />
      ))}
      <SoftSentence draft={answer.draft} />
    </div>
  )
}
