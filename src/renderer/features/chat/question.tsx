import { useState } from 'react'
import { say } from '../../../messages/say.ts'
import { Button } from '../../components/button.tsx'

/** The question as a heading, or as a field while it is changed. */
export function Question({
  text,
  editing,
  onDone,
}: {
  text: string
  editing: boolean
  /** The new question; undefined: left as it was. */
  onDone: (question: string | undefined) => void
}) {
  if (!editing) return <h2 className="selectable text-question font-semibold">{text}</h2>
  return <QuestionField text={text} onDone={onDone} />
}

function QuestionField({ text, onDone }: { text: string; onDone: (question: string | undefined) => void }) {
  const [changed, setChanged] = useState(text)
  const submit = () => onDone(changed.trim() === '' ? undefined : changed.trim())
  return (
    <div className="-mx-2.5 rounded-float border border-edge bg-raise p-2.5">
      <textarea
        autoFocus
        aria-label={say('chat', 'editQuestion')}
        value={changed}
        onFocus={(event) => event.target.setSelectionRange(changed.length, changed.length)}
        onChange={(event) => setChanged(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone(undefined)
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault()
            submit()
          }
        }}
        className="field-sizing-content max-h-60 w-full resize-none bg-transparent text-question font-semibold outline-none"
      />
      <div className="flex justify-end gap-2">
        <Button look="quiet" onPress={() => onDone(undefined)}>
          {say('chat', 'leaveQuestion')}
        </Button>
        <Button look="primary" onPress={submit}>
          {say('chat', 'ask')}
        </Button>
      </div>
    </div>
  )
}
