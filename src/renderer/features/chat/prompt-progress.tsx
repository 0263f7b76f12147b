import { say } from '../../../messages/say.ts'
import type { LiveAnswer } from '../../app/answer/live-answer.ts'
import { progressWords } from './reading-words.ts'

/** How far the model has read, in words and as a line, where the answer will stand. */
export function PromptProgress({ progress }: { progress: NonNullable<LiveAnswer['progress']> }) {
  const { tokens, of } = progress
  const percent = of === 0 ? 100 : Math.min(100, Math.floor((100 * tokens) / of))
  return (
    <div className="pt-0.5 text-plain text-soft tabular-nums">
      <p>{progressWords(progress)}</p>
      <div
        role="progressbar"
        aria-label={say('reading', 'progressLabel')}
        aria-valuenow={percent}
        aria-valuetext={progressWords(progress)}
        className="mt-1.5 h-[3px] max-w-60 overflow-hidden rounded-full bg-line"
      >
        <div className="h-full bg-accent transition-[width]" style={{ width: `${percent}%` }} />
      </div>
    </div>
  )
}
