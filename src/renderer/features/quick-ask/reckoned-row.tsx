import type { Reckoning } from '../../../api/quick.ts'
import { say } from '../../../messages/say.ts'

/** A calculation as it was understood with its value, and below it how a choice was made: a date read, weekends left out. */
export function ReckonedRow({ reckoning: { read, result, rounded } }: { reckoning: Reckoning }) {
  const [reading = '', ...notes] = read.split('; ')
  return (
    <div className="selectable shrink-0 border-t border-hair px-4.5 py-2.5 tabular-nums" data-reckoned>
      <p className="text-question">
        <span className="text-soft">{say('quickAsk', rounded ? 'reckonedAbout' : 'reckoned', { read: reading })}</span>
        <b className="font-semibold">{result}</b>
      </p>
      {notes.length === 0 ? null : <p className="mt-0.5 text-label text-soft">{notes.join('; ')}</p>}
    </div>
  )
}
