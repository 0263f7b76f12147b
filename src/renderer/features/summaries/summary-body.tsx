import { Fragment, type ReactNode, useMemo } from 'react'
import type { Citation } from '../../../api/answer.ts'
import type { SummaryContent, SummaryPart, SummarySentence } from '../../../api/summary.ts'
import { namedTable } from '../../../messages/column-words.ts'
import { say } from '../../../messages/say.ts'
import { markKey } from '../../app/place-of.ts'
import { CheckedSentence, SoftSentence } from '../../components/checked-sentence.tsx'
import { Chip } from '../../components/chip.tsx'
import { classes } from '../../components/classes.ts'
import { AnswerGrid } from '../../components/table/answer-grid.tsx'
import { FoldedRows } from '../../components/table/folded-rows.tsx'
import { openCitation } from './summary-marks.ts'
import { sentencesOf, valuesAway } from './summary-words.ts'

/** A summary laid out as its form has it: checked sentences in ink with their chips, the running one of each part soft. */
export function SummaryBody({
  markId,
  content,
  drafts,
  running,
}: {
  markId: string
  content: SummaryContent
  drafts: Readonly<Record<number, string>>
  running: boolean
}) {
  const { choice, parts } = content
  const table = useMemo(() => content.table && namedTable(content.table), [content.table])
  const all = sentencesOf(content)
  const renderSentence = (sentence: SummarySentence) => <Sentence markId={markId} all={all} sentence={sentence} />
  // A draft may belong to a part of which no sentence has been checked yet.
  const count = Math.max(parts.length, ...Object.keys(drafts).map((part) => Number(part) + 1), 0)
  const shownParts = Array.from({ length: count }, (_, at) => ({
    ...(parts[at] ?? NO_PART),
    draft: drafts[at] ?? '',
  })).map((part, at) => ({ ...part, at, shown: part.sentences.filter(({ shown }) => shown) }))
  return (
    <div className="flex flex-col gap-3">
      {table === undefined ? null : (
        <div>
          <AnswerGrid label={say('summaries', 'form-comparison')} turnKey={markId} table={table} running={running} />
          <FoldedRows table={table} />
        </div>
      )}
      {shownParts
        .filter(({ shown, draft }) => shown.length > 0 || draft !== '')
        .map(({ at, heading, level, closing, shown, draft }) => (
          <div key={at}>
            <Heading heading={heading} level={level} />
            {isList(choice.form) && closing === undefined ? (
              <ul
                aria-label={heading === '' ? say('summaries', 'body') : heading}
                className="selectable flex flex-col gap-1.5 text-answer"
              >
                {shown.map((sentence) => (
                  <Item key={sentence.text} form={lookOf(choice.form, shown, draft)} sentence={sentence}>
                    {renderSentence(sentence)}
                  </Item>
                ))}
                {draft === '' ? null : (
                  <Item form={lookOf(choice.form, shown, draft)} sentence={undefined}>
                    <SoftSentence draft={draft} />
                  </Item>
                )}
              </ul>
            ) : (
              <p className={classes('selectable text-answer', choice.form === 'line' && 'text-question')}>
                {shown.map((sentence) => (
                  <Fragment key={sentence.text}>{renderSentence(sentence)}</Fragment>
                ))}
                <SoftSentence draft={draft} />
              </p>
            )}
          </div>
        ))}
    </div>
  )
}

const NO_PART: SummaryPart = { heading: '', level: 1, sentences: [] }

/** A timeline or list of actions of which no line says when or who is a plain list. */
function lookOf(form: SummaryContent['choice']['form'], shown: readonly SummarySentence[], draft: string) {
  return draft !== '' || shown.some(({ date, who }) => date !== undefined || who !== undefined) ? form : 'bullets'
}

function isList(form: SummaryContent['choice']['form']): boolean {
  return form === 'bullets' || form === 'timeline' || form === 'actions' || form === 'comparison'
}

function Heading({ heading, level }: Pick<SummaryPart, 'heading' | 'level'>) {
  if (heading === '') return null
  return (
    <h2 className={classes('mb-1 font-semibold text-ink', level === 1 ? 'text-question' : 'text-plain')}>{heading}</h2>
  )
}

/** A line of a list: with its date in a timeline, with who has to do it by when among actions. */
function Item({
  form,
  sentence,
  children,
}: {
  form: SummaryContent['choice']['form']
  sentence: SummarySentence | undefined
  children: ReactNode
}) {
  if (form === 'timeline')
    return (
      <li className="grid grid-cols-[7.5rem_1fr] gap-3">
        <span className="pt-px text-plain leading-6! font-semibold text-soft tabular-nums">{sentence?.date?.text}</span>
        <span>{children}</span>
      </li>
    )
  const lead = form === 'actions' ? [sentence?.who, sentence?.date?.text].filter(isSaid).join(', ') : ''
  return (
    <li className="flex gap-2.5">
      <span aria-hidden="true" className="mt-[0.6rem] size-1.25 shrink-0 rounded-full bg-edge" />
      <span className="min-w-0">
        {lead === '' ? null : <b className="font-semibold text-ink">{lead}: </b>}
        {children}
      </span>
    </li>
  )
}

function isSaid(part: string | undefined): part is string {
  return part !== undefined && part !== ''
}

/** Words of the documents stand in the book face, all others in the plain one. */
function Sentence({
  markId,
  all,
  sentence,
}: {
  markId: string
  all: readonly SummarySentence[]
  sentence: SummarySentence
}) {
  const renderChip = (citation: Citation) => (
    <Chip
      key={citation.number}
      citation={citation}
      markKey={markKey(markId, citation.number)}
      onOpen={() => openCitation(markId, all, citation, sentence.text)}
    />
  )
  const own = sentence.edited === true && sentence.citations.length === 0
  const away = own ? valuesAway(sentence) : ''
  return (
    <span className={sentence.verbatim ? 'font-book text-quote' : undefined}>
      <CheckedSentence sentence={own ? { ...sentence, support: 'none' } : sentence} renderChip={renderChip} />
      {own ? <span className="text-label text-soft">{say('summaries', 'yourWords')} </span> : null}
      {own && away !== '' ? <span className="text-label text-warn">{away} </span> : null}
    </span>
  )
}
