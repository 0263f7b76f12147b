import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { Citation } from '../../../api/answer.ts'
import type { SectionNote, SummaryContent } from '../../../api/summary.ts'
import { pageWords } from '../../../messages/page-words.ts'
import { say, sayError } from '../../../messages/say.ts'
import { markKey } from '../../app/place-of.ts'
import { CheckedSentence } from '../../components/checked-sentence.tsx'
import { Chip } from '../../components/chip.tsx'
import { classes } from '../../components/classes.ts'
import { openCitation } from './summary-marks.ts'

/** What was noted of each section of documents that were read piece by piece, as an outline that unfolds. */
export function SectionNotes({ markId, content }: { markId: string; content: Pick<SummaryContent, 'notes'> }) {
  const { notes } = content
  const id = useId()
  const [open, setOpen] = useState(false)
  if (notes.length === 0) return null
  return (
    <section aria-label={say('summaries', 'notes')} className="mt-4 border-t border-line pt-2">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="-ml-1 flex min-h-7 items-center gap-1 rounded-chip pr-1.5 text-soft tabular-nums hover:text-ink"
      >
        <ChevronRight className={classes('size-3.5! transition-transform', open && 'rotate-90')} />
        <span className="font-semibold">{say('summaries', 'notes')}</span>
        <span className="text-label">{say('summaries', 'notesCount', { count: notes.length })}</span>
      </button>
      <ul id={id} hidden={!open} className="pb-2">
        {open
          ? notes.map((note) => (
              <Note
                key={`${note.documentId} ${note.from} ${note.to} ${note.heading} ${note.words}`}
                markId={markId}
                note={note}
              />
            ))
          : null}
      </ul>
    </section>
  )
}

function Note({ markId, note }: { markId: string; note: SectionNote }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const { heading, level, from, to, state, sentences, error } = note
  const pages = Array.from({ length: Math.min(to - from + 1, 2) }, (_, at) => ({ page: at === 0 ? from : to }))
  const where = pageWords({ spans: pages }, 'short')
  const said = error === undefined ? say('summaries', `note-${state}`) : sayError(error)
  const key = `${markId}:note:${note.documentId}:${from}:${heading}`
  const shown = sentences.filter((sentence) => sentence.shown)
  const renderChip = (citation: Citation) => (
    <Chip
      key={citation.number}
      citation={citation}
      markKey={markKey(key, citation.number)}
      onOpen={() => openCitation(key, shown, citation, '')}
    />
  )
  return (
    <li style={{ paddingLeft: `${Math.min(level - 1, 4)}rem` }}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        disabled={shown.length === 0}
        onClick={() => setOpen(!open)}
        className="flex min-h-7 w-full items-center gap-2 rounded-control px-1 text-left enabled:hover:bg-hair"
      >
        <ChevronRight
          className={classes('size-3.5! transition-transform', open && 'rotate-90', shown.length === 0 && 'opacity-0')}
        />
        <span className="min-w-0 flex-1 truncate font-book text-quote">{heading === '' ? where : heading}</span>
        <span className={classes('shrink-0 text-label', error === undefined ? 'text-soft' : 'text-warn')}>{said}</span>
        <span className="w-16 shrink-0 text-right text-label text-soft tabular-nums">{where}</span>
      </button>
      <div id={id} hidden={!open} className="selectable pt-0.5 pb-1.5 pl-6.5 text-plain">
        {shown.map((sentence) => (
          <p key={sentence.text} className={sentence.verbatim ? 'font-book text-quote' : undefined}>
            <CheckedSentence sentence={sentence} renderChip={renderChip} />
          </p>
        ))}
      </div>
    </li>
  )
}
