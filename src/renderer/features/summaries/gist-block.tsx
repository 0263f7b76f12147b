import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { Gist } from '../../../api/gist.ts'
import { pageWords } from '../../../messages/page-words.ts'
import { say } from '../../../messages/say.ts'
import { plainTitle } from '../../app/citation-text.ts'
import { usePinStore } from '../../app/copy.ts'
import { oneLine } from '../../app/one-line.ts'
import { openById } from '../../app/open-document.ts'
import { placeOf } from '../../app/place-of.ts'
import { isShown, useReaderStore } from '../../app/reader-store.ts'
import { useLens } from '../../app/use-lens.ts'
import { useClient } from '../../client.ts'
import { classes } from '../../components/classes.ts'
import { FactRows } from './fact-rows.tsx'
import { gistKey, openGistSentence } from './summary-marks.ts'
import { gistWords } from './summary-words.ts'

/** So many key sentences stand there at first: what is written below them is to be seen, too. */
const MOST = 3

/** What code found out about a document: its title, kind and length, its key sentences, and whom and what it names. */
export function GistBlock({ gist, sentences, open }: { gist: Gist; sentences: 'shown' | 'folded'; open: boolean }) {
  const client = useClient()
  const id = useId()
  const [unfolded, setUnfolded] = useState(open)
  const title = plainTitle(gist.title)
  return (
    <section aria-label={say('summaries', 'gist', { title })} data-gist={gist.documentId}>
      <div className={classes('flex min-h-7 gap-2', open ? 'items-baseline' : 'items-center')}>
        {open ? null : (
          <button
            type="button"
            aria-expanded={unfolded}
            aria-controls={id}
            aria-label={say('summaries', 'gist', { title })}
            onClick={() => setUnfolded(!unfolded)}
            className="-ml-1 rounded-chip p-0.5 text-soft hover:text-ink"
          >
            <ChevronRight className={classes('transition-transform', unfolded && 'rotate-90')} />
          </button>
        )}
        <button
          type="button"
          onClick={() => openById(client, gist.documentId)}
          title={gist.path}
          className={classes(
            'min-w-0 truncate rounded-chip text-left text-ink hover:text-accent',
            open ? 'text-question font-semibold' : 'text-plain font-semibold',
          )}
        >
          {title}
        </button>
        <span className="flex shrink-0 gap-2.5 text-label text-soft tabular-nums">
          {gistWords(gist).map((words) => (
            <span key={words}>{words}</span>
          ))}
        </span>
      </div>
      <div id={id} hidden={!unfolded} className={classes('flex flex-col gap-2', open ? 'pt-1.5' : 'pt-1 pb-2 pl-5')}>
        <KeySentences gist={gist} look={sentences} />
        <FactRows gist={gist} />
      </div>
    </section>
  )
}

function KeySentences({ gist, look }: { gist: Gist; look: 'shown' | 'folded' }) {
  const id = useId()
  // Until the user opens or closes them, or reads one, they stand there while nothing better does.
  const [chosen, setChosen] = useState<boolean | undefined>(undefined)
  const open = chosen ?? look === 'shown'
  const [all, setAll] = useState(gist.sentences.length <= MOST)
  const left = gist.sentences.length - MOST
  if (gist.sentences.length === 0) return null
  return (
    <div>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setChosen(!open)}
        className="-ml-1 flex min-h-6 items-center gap-1 rounded-chip pr-1.5 text-label text-soft hover:text-ink"
      >
        <ChevronRight className={classes('size-3.5! transition-transform', open && 'rotate-90')} />
        {say('summaries', 'keySentences')}
      </button>
      <ul
        id={id}
        hidden={!open}
        aria-label={say('summaries', 'keySentences')}
        className="mt-0.5 flex flex-col gap-[0.1875rem]"
      >
        {gist.sentences.slice(0, all ? undefined : MOST).map((_, at) => (
          // The sentences of a gist never move.
          <li key={gistKey(gist, at)}>
            <KeySentence gist={gist} at={at} onRead={() => setChosen(true)} />
          </li>
        ))}
        {all || left <= 0 ? null : (
          <li>
            <button
              type="button"
              onClick={() => setAll(true)}
              className="min-h-6 rounded-chip px-3 text-label text-soft hover:text-ink"
            >
              {say('summaries', 'moreFacts', { count: left })}
            </button>
          </li>
        )}
      </ul>
    </div>
  )
}

function KeySentence({ gist, at, onRead }: { gist: Gist; at: number; onRead: () => void }) {
  const sentence = gist.sentences[at]
  const [citation] = sentence?.citations ?? []
  const key = gistKey(gist, at)
  const active = useReaderStore((state) => isShown(state, key))
  const place = citation === undefined ? { ...gist, headingPath: [], spans: [] } : placeOf(citation)
  const lens = useLens(place)
  if (sentence === undefined) return null
  const text = oneLine(sentence.text)
  const where = citation === undefined ? '' : pageWords(citation)
  return (
    <button
      type="button"
      {...lens}
      aria-pressed={active}
      aria-label={say('summaries', 'sentence', { where, text })}
      onFocus={() => usePinStore.setState({ focused: { text: sentence.text, place } })}
      onClick={() => {
        onRead()
        openGistSentence(gist, at)
      }}
      className={classes(
        'flex w-full gap-3 rounded-[0.5rem] border bg-paper px-3 py-1.5 text-left transition-colors',
        active ? 'border-mark-line' : 'border-hair hover:border-line',
      )}
    >
      <span className="min-w-0 flex-1 font-book text-quote text-ink">
        <span className={active ? 'marked' : undefined}>{text}</span>
      </span>
      <span className="shrink-0 pt-0.5 text-label text-soft tabular-nums">
        {citation === undefined ? '' : pageWords(citation, 'short')}
      </span>
    </button>
  )
}
