import { say } from '../../../messages/say.ts'
import { useCall } from '../../app/queries.ts'
import { Button } from '../../components/button.tsx'
import { documentsIn, narrowedWords } from './reading-words.ts'
import type { Turn } from './turn-tree.ts'

/** Where the reading was narrowed to what the question names, with the way back to all; and the question as it was read. */
export function ReadingLine({
  turn,
  onWiden,
}: {
  turn: Turn
  /** Undefined where nothing can be asked. */
  onWiden: (() => void) | undefined
}) {
  const overview = useCall('library.overview', {}).data
  const { reading } = turn.answer
  const narrowed = narrowedWords(reading?.narrowed ?? [])
  const standalone = reading?.standalone
  const count = documentsIn(turn.scope, overview?.collections ?? [], overview?.documents ?? 0)
  if (narrowed === '' && standalone === undefined) return null
  return (
    <div className="selectable -mt-1 flex flex-col text-label text-soft">
      {standalone === undefined ? null : <p>{say('reading', 'askedAs', { question: standalone })}</p>}
      {narrowed === '' ? null : (
        <p>
          {narrowed}
          {onWiden === undefined ? null : (
            <Button look="link" className="ml-1.5 inline! text-label!" onPress={onWiden}>
              {count === undefined ? say('reading', 'searchAll') : say('reading', 'searchAllOf', { count })}
            </Button>
          )}
        </p>
      )}
    </div>
  )
}
