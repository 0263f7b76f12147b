import { ChevronRight, Paperclip } from 'lucide-react'
import { useState } from 'react'
import { say } from '../../../../messages/say.ts'
import { openInReader } from '../../../app/open-document.ts'
import { useCall } from '../../../app/queries.ts'
import { showDetails } from '../../../app/view-store.ts'
import { classes } from '../../../components/classes.ts'
import { BlockGroupView, type Words } from './block-group.tsx'
import type { Run } from './block-groups.ts'
import { attachmentOf, extentOf, type MailPart, mailParts } from './mail-parts.ts'
import { type PageProps, PageSection, wordsOf } from './text-page.tsx'

/** A page of a message: header fields set apart, earlier messages folded, attachments that open. */
export function MailPage({ page, marked, documentId }: PageProps & { documentId: string }) {
  const words = wordsOf({ page, marked })
  const touched = ({ start, end }: Run) => marked.some(({ span }) => span.start < end && span.end > start)
  return (
    <PageSection number={page.number}>
      {mailParts(page).map((part, index) => (
        <Part key={`${part.kind} ${index}`} {...{ part, words, touched, documentId, text: page.text }} />
      ))}
    </PageSection>
  )
}

type PartProps = {
  part: MailPart
  words: Words
  touched: (run: Run) => boolean
  documentId: string
  text: string
}

function Part({ part, words, touched, documentId, text }: PartProps) {
  switch (part.kind) {
    case 'fields':
      return (
        <dl className="mail-fields">
          {part.fields.map(({ name, value }) => (
            <div key={name.start}>
              <dt>{words(name)}</dt> <dd>{words(value)}</dd>
            </div>
          ))}
        </dl>
      )
    case 'body':
      return part.groups.map((group, index) => <BlockGroupView key={`${group.kind} ${index}`} {...{ group, words }} />)
    case 'history':
      return <History groups={part.groups} words={words} marked={touched(extentOf(part.groups))} />
    case 'attachments':
      return (
        <div className="mail-attachments">
          {part.heading === undefined ? null : <h3 className="book-heading-2">{words(part.heading)}</h3>}
          <ul>
            {part.items.map((item) => (
              <Attachment key={item.start} item={item} {...{ words, documentId, text }} />
            ))}
          </ul>
        </div>
      )
  }
}

type HistoryProps = { groups: Extract<MailPart, { kind: 'history' }>['groups']; words: Words; marked: boolean }

/** Earlier messages, folded unless something is marked in them or they are all that the reader was opened for. */
function History({ groups, words, marked }: HistoryProps) {
  const [wish, setWish] = useState<boolean | undefined>(undefined)
  const open = wish ?? marked
  return (
    <div className="mail-history">
      <button type="button" data-aside aria-expanded={open} onClick={() => setWish(!open)}>
        <ChevronRight className={classes('transition-transform', open && 'rotate-90')} />
        {say('reader', open ? 'hideEarlier' : 'showEarlier')}
      </button>
      {open
        ? groups.map((group, index) => <BlockGroupView key={`${group.kind} ${index}`} {...{ group, words }} />)
        : null}
    </div>
  )
}

type AttachmentProps = { item: Run; words: Words; documentId: string; text: string }

/** An attachment's name; it opens the document that it has become, where it has. */
function Attachment({ item, words, documentId, text }: AttachmentProps) {
  const members = useCall('document.members', { documentId, limit: 1000 }).data?.members ?? []
  const name = attachmentOf(text.slice(item.start, item.end))
  const member = members.find(({ title, path }) => title === name || path.endsWith(`/${name}`))
  const shown = (
    <>
      <Paperclip />
      <span>{words({ start: Math.min(item.start + 2, item.end), end: item.end })}</span>
    </>
  )
  return (
    <li>
      {member === undefined ? (
        <span className="mail-chip">{shown}</span>
      ) : (
        <button
          type="button"
          className="mail-chip mail-chip-open"
          onClick={() => (member.failed ? showDetails(member.id) : openInReader(member))}
        >
          {shown}
        </button>
      )}
    </li>
  )
}
