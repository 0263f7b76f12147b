import { Archive, FileText, Image, Mail, Presentation, Table } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { DocumentKind } from '../../../api/document-kind.ts'
import type { FoundDocument, Hit, SearchResult } from '../../../api/search.ts'
import { pageWords } from '../../../messages/page-words.ts'
import { say } from '../../../messages/say.ts'
import { snippetOf } from '../../app/palette/snippet.ts'
import { classes } from '../../components/classes.ts'
import { FoundWords } from '../../components/found-words.tsx'
import { LongName } from '../../components/long-name.tsx'
import { useMeasuredHits } from './measure-hits.ts'

export const hitListId = 'quick-hits'

/** Id of a row, which the field names as the active one. */
export function hitId(index: number): string {
  return `${hitListId}-${index}`
}

/** What the library has of the words typed, best first; none is chosen until Down is pressed. */
export function HitList(props: {
  found: { query: string; result: SearchResult; typedAt: number; repliedAt: number }
  chosen: number
  onOpen: (hit: Hit) => void
}) {
  const { found, chosen } = props
  const { query, result } = found
  useMeasuredHits(found)
  const documents = new Map(result.documents.map((document) => [document.documentId, document]))
  return (
    <div id={hitListId} role="listbox" aria-label={say('quickAsk', 'hits')} className="py-1">
      {result.hits.map((hit, index) => (
        <HitRow
          key={hit.chunkId}
          id={hitId(index)}
          hit={hit}
          document={documents.get(hit.documentId)}
          query={query}
          chosen={index === chosen}
          onOpen={() => props.onOpen(hit)}
        />
      ))}
    </div>
  )
}

function HitRow(props: {
  id: string
  hit: Hit
  document: FoundDocument | undefined
  query: string
  chosen: boolean
  onOpen: () => void
}) {
  const { id, hit, document, query, chosen } = props
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen) element.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      data-hit
      onClick={props.onOpen}
      className={classes(
        'grid h-14 grid-cols-[1.75rem_minmax(0,1fr)_auto] content-center border-l-3 pr-4.5 pl-3.75',
        chosen ? 'border-accent bg-wash' : 'border-transparent hover:bg-hair',
      )}
    >
      <span className="row-span-2 pt-0.5 text-soft">
        <KindIcon kind={hit.kind} />
      </span>
      <LongName name={hit.title} className="font-semibold" />
      <span className="pl-3 text-label text-soft tabular-nums">{placeWords(hit, document)}</span>
      <p className="col-span-2 truncate font-book text-quote text-soft">
        <FoundWords pieces={snippetOf(hit.text, query)} />
      </p>
    </div>
  )
}

/** A message by its day, all else by its page. */
function placeWords(hit: Hit, document: FoundDocument | undefined): string {
  if (hit.kind !== 'mail' || document === undefined) return pageWords({ ...hit, spans: hit.spans.slice(0, 1) })
  const date = new Date(document.date)
  const year = date.getFullYear() === new Date().getFullYear() ? {} : ({ year: 'numeric' } as const)
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', ...year })
}

function KindIcon({ kind }: { kind: DocumentKind | undefined }) {
  switch (kind) {
    case 'mail':
    case 'mailbox':
      return <Mail />
    case 'sheet':
    case 'csv':
      return <Table />
    case 'image':
      return <Image />
    case 'pptx':
    case 'odp':
      return <Presentation />
    case 'archive':
      return <Archive />
    default:
      return <FileText />
  }
}
