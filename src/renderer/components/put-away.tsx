import { CircleSlash } from 'lucide-react'
import { useState } from 'react'
import type { AnswerSentence } from '../../api/answer.ts'
import { say } from '../../messages/say.ts'
import { weakWords } from '../app/difference-words.ts'
import { Button } from './button.tsx'

/** One line for the sentences that failed their check; they unfold on demand and never look like what is shown. */
export function PutAway({ words, sentences }: { words: string | undefined; sentences: readonly AnswerSentence[] }) {
  const [open, setOpen] = useState(false)
  if (words === undefined) return null
  return (
    <div className="mt-1.5 text-label text-warn">
      <p className="flex items-start gap-2">
        <CircleSlash className="mt-[0.1rem]" />
        <span className="selectable">
          {words}{' '}
          <Button look="warn" className="ml-1 text-label!" aria-expanded={open} onPress={() => setOpen(!open)}>
            {say('chat', open ? 'hide' : 'show')}
          </Button>
        </span>
      </p>
      {open ? (
        <ul className="selectable mt-1 ml-5.5 rounded-control bg-warn-wash px-3 py-2 text-ink">
          {sentences
            .filter((sentence) => !sentence.shown)
            .map((sentence) => (
              <li key={sentence.text} className="py-0.5">
                <s className="decoration-warn">{sentence.text.trim()}</s>{' '}
                <span className="text-warn">
                  {(sentence.differs ?? []).length === 0 ? say('chat', 'noQuote') : weakWords(sentence)}
                </span>
              </li>
            ))}
        </ul>
      ) : null}
    </div>
  )
}
