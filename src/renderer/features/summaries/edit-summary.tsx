import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { MethodInput } from '../../../api/methods.ts'
import type { SummaryPart } from '../../../api/summary.ts'
import { say } from '../../../messages/say.ts'
import { oneLine } from '../../app/one-line.ts'
import { Button } from '../../components/button.tsx'
import { Kbd } from '../../components/kbd.tsx'

export type EditedParts = MethodInput<'summary.edit'>['parts']

/** A summary as text that can be changed, a sentence a line; Ctrl+Enter keeps it as a version, Escape leaves it as it was. */
export function EditSummary({
  parts,
  onSave,
  onLeave,
}: {
  parts: readonly SummaryPart[]
  onSave: (parts: EditedParts) => void
  onLeave: () => void
}) {
  const editable = parts
    .map(({ heading, level, sentences }) => ({
      heading,
      level,
      text: sentences
        .filter(({ shown }) => shown)
        .map(({ text }) => oneLine(text))
        .join('\n'),
    }))
    .filter(({ text }) => text !== '')
  const [texts, setTexts] = useState(() => (editable.length === 0 ? [''] : editable.map(({ text }) => text)))
  const save = () => {
    const next = texts.map((text, at) => ({
      heading: editable[at]?.heading ?? '',
      level: editable[at]?.level ?? 1,
      lines: text
        .split('\n')
        .map(oneLine)
        .filter((line) => line !== ''),
    }))
    onSave(next.filter(({ lines }) => lines.length > 0))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onLeave()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div onKeyDown={onKeyDown} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-40 flex-1 text-soft">{say('summaries', 'editing')}</p>
        <Button onPress={onLeave}>
          {say('summaries', 'leave')}
          <Kbd keys="escape" />
        </Button>
        <Button look="primary" onPress={save}>
          {say('summaries', 'save')}
        </Button>
      </div>
      {texts.map((text, at) => (
        // Parts are neither added nor moved while they are edited.
        <Part
          key={`${at} ${editable[at]?.heading ?? ''}`}
          heading={editable[at]?.heading ?? ''}
          text={text}
          first={at === 0}
          onChange={(next) => setTexts(texts.with(at, next))}
        />
      ))}
    </div>
  )
}

function Part(props: { heading: string; text: string; first: boolean; onChange: (text: string) => void }) {
  const { heading, text, first, onChange } = props
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (first) field.current?.focus()
  }, [first])
  return (
    <div>
      {heading === '' ? null : <h2 className="mb-1 font-semibold text-ink">{heading}</h2>}
      <textarea
        ref={field}
        aria-label={heading === '' ? say('summaries', 'editPart') : say('summaries', 'editPartOf', { heading })}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        className="field-sizing-content min-h-16 w-full resize-none rounded-control border border-edge bg-raise px-3 py-2 text-answer text-ink"
      />
    </div>
  )
}
