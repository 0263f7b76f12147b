import type { Scope } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { useCall } from '../../app/queries.ts'
import { Button } from '../../components/button.tsx'
import { Arrivals, useArrivals } from './arrivals/arrivals.tsx'
import { isEverything, scopeWords } from './scope-words.ts'

/** What stands in a new question: what just arrived or what it will cover, and with the samples three questions. */
export function Suggestions({
  scope,
  documents,
  onAsk,
}: {
  scope: Scope
  documents: number
  /** Undefined where nothing can be asked. */
  onAsk: ((question: string) => void) | undefined
}) {
  const collections = useCall('library.overview', {}).data?.collections ?? []
  const samples = collections.find((collection) => collection.name === say('library', 'samplesName'))
  const arrivals = useArrivals()
  const about = samples !== undefined && (documents === samples.documents || scope.collectionIds.includes(samples.id))
  return (
    <div className="m-auto w-full pb-8">
      <p className="font-book text-title">{say('chat', 'emptyTitle')}</p>
      {arrivals === undefined ? (
        <p className="mt-2 text-answer text-soft">
          {isEverything(scope)
            ? say('chat', 'emptyTextAll', { documents, count: documents })
            : say('chat', 'emptyText', { scope: scopeWords(scope, collections) })}
        </p>
      ) : (
        <Arrivals job={arrivals} />
      )}
      {about && onAsk !== undefined ? (
        <ul className="mt-4 flex flex-col items-start gap-2">
          {(['sampleQuestion1', 'sampleQuestion2', 'sampleQuestion3'] as const).map((key) => (
            <li key={key}>
              <Button className="font-normal!" onPress={() => onAsk(say('chat', key))}>
                {say('chat', key)}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
