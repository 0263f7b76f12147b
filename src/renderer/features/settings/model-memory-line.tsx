import { say } from '../../../messages/say.ts'
import { useCall } from '../../app/queries.ts'
import { sentenceFor } from '../../app/report.ts'
import { useSettings } from '../../app/settings.ts'
import { sizeWords } from '../../app/size-words.ts'
import { memoryWords } from './memory-words.ts'

/** What the chosen chat model takes of this machine, in words and as a line of what models may take. */
export function ModelMemoryLine() {
  const { chatModel } = useSettings()
  const none = chatModel === 'none'
  const name = useCall('model.list', {}).data?.chat?.name
  const { data: memory, error } = useCall('model.memory', { model: chatModel }, { enabled: !none })
  if (none) return null
  if (error !== null)
    return (
      <p role="alert" className="mb-3 text-warn">
        {sentenceFor(error)}
      </p>
    )
  // Its room is kept while it is worked out.
  if (memory === undefined || name === undefined) return <div className="mb-3 min-h-14" />
  const share = Math.min(1, (memory.weightsBytes + memory.contextBytes) / Math.max(1, memory.limitBytes))
  return (
    <div className="mb-3 min-h-14">
      <p className="max-w-prose">{memoryWords(name, memory)}</p>
      <div aria-hidden="true" className="mt-2 h-[3px] max-w-80 overflow-hidden rounded-full bg-line">
        <div className="h-full bg-accent" style={{ width: `${Math.max(1, share * 100)}%` }} />
      </div>
      <p className="mt-1 text-label text-soft tabular-nums">{shareWords(memory)}</p>
    </div>
  )
}

function shareWords(memory: Parameters<typeof memoryWords>[1]): string {
  const { weightsBytes, contextBytes, limitBytes } = memory
  return say('memory', 'shareOf', { used: sizeWords(weightsBytes + contextBytes), limit: sizeWords(limitBytes) })
}
