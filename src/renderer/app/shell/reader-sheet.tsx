import { say } from '../../../messages/say.ts'
import { currentEntry, currentTarget, setReaderOpen, useReaderStore } from '../reader-store.ts'
import { showDetails } from '../view-store.ts'
import { ReaderPlace } from './reader-place.tsx'

/** The reader over the lower 60 % of a narrow window, the cited sentence pinned above it. */
export function ReaderSheet({ hasDetails }: { hasDetails: boolean }) {
  // Of two documents neither is cited above the other, and both need the room.
  const isPair = useReaderStore((state) => (currentEntry(state)?.sheets.length ?? 0) > 1)
  const cited = useReaderStore((state) => currentTarget(state)?.sentence)
  const sentence = isPair ? undefined : cited
  const close = () => (hasDetails ? showDetails(undefined) : setReaderOpen(false))
  return (
    <aside
      aria-label={say('shell', 'reader')}
      className="absolute inset-x-0 bottom-0 z-20 flex h-3/5 flex-col rounded-t-float border-t border-line bg-side shadow-float"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !isPair) close()
      }}
    >
      {sentence === undefined || hasDetails ? null : (
        <p className="selectable max-h-24 shrink-0 overflow-y-auto rounded-t-float border-b border-line bg-raise px-4 py-2 text-answer text-ink">
          {sentence}
        </p>
      )}
      <ReaderPlace />
    </aside>
  )
}
