import { useEffect, useRef } from 'react'
import type { Hit } from '../../../api/search.ts'
import { pageWords } from '../../../messages/page-words.ts'
import { say } from '../../../messages/say.ts'
import { placeVersionWords } from '../../../messages/version-words.ts'
import { sectionOf } from '../../app/citation-text.ts'
import { usePinStore } from '../../app/copy.ts'
import { oneLine } from '../../app/one-line.ts'
import { snippetOf } from '../../app/palette/snippet.ts'
import { isShown, openAt, useReaderStore } from '../../app/reader-store.ts'
import { useLens } from '../../app/use-lens.ts'
import { classes } from '../../components/classes.ts'
import { FoundWords } from '../../components/found-words.tsx'

/** Characters of a passage that are read aloud. */
const SPOKEN = 300

/** A passage with the found words; a click or Enter opens the reader at it, Space shows its page. */
export function HitRow({ hit, query }: { hit: Hit; query: string }) {
  const lens = useLens(hit)
  const key = `hit:${hit.chunkId}`
  const active = useReaderStore((state) => isShown(state, key))
  const parts = [placeVersionWords(hit.version), pageWords(hit), sectionOf(hit.headingPath)]
  const place = parts.filter((part) => part !== '')
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The list is narrower beside the reader, so that rows move.
    if (active) requestAnimationFrame(() => element.current?.scrollIntoView({ block: 'nearest' }))
  }, [active])
  const open = () => openAt({ ...hit, key, marks: [] })
  return (
    <li>
      <div
        ref={element}
        role="button"
        tabIndex={0}
        data-hit
        aria-label={say('search', 'hitLabel', {
          title: hit.title,
          place: place.join(', '),
          text: oneLine(hit.text).slice(0, SPOKEN),
        })}
        aria-pressed={active}
        {...lens}
        onFocus={() => usePinStore.setState({ focused: { text: hit.text, place: hit } })}
        onClick={() => {
          if ((window.getSelection()?.toString() ?? '') === '') open()
        }}
        onKeyDown={(event) => {
          lens.onKeyDown(event)
          if (event.key === 'Enter') open()
        }}
        className={classes(
          'rounded-control border px-3 py-1.5 transition-colors focus:bg-wash',
          active ? 'border-mark-line bg-paper' : 'border-transparent hover:border-line hover:bg-paper',
        )}
      >
        <p className="selectable line-clamp-2 font-book text-quote text-ink">
          <FoundWords pieces={snippetOf(hit.text, query)} />
        </p>
        <p className="mt-0.5 flex gap-x-2 text-label text-soft">
          {place.map((part) => (
            <span key={part} className="min-w-0 shrink-0 truncate last:shrink">
              {part}
            </span>
          ))}
        </p>
      </div>
    </li>
  )
}
