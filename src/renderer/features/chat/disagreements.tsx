import type { Answer } from '../../../api/answer.ts'
import { say } from '../../../messages/say.ts'
import { pagesOf, plainTitle } from '../../app/citation-text.ts'
import { Button } from '../../components/button.tsx'
import { openSource } from './marks.ts'

/** "These differ: ninety days (Lease, p. 5), sixty days (Addendum, p. 1)", above the quotes; a side opens its page. */
export function Disagreements({ turnKey, answer }: { turnKey: string; answer: Answer }) {
  return answer.disagreements.map((disagreement) => (
    <p key={disagreement.about} className="mb-2 text-plain text-soft">
      {say('chat', 'differ')}{' '}
      {disagreement.sides.map((side, index) => {
        const quote = answer.quotes.find((candidate) => candidate.number === side.quote)
        const where = quote === undefined ? '' : [plainTitle(quote.title), pagesOf(quote)].join(', ')
        return (
          <span key={`${side.quote}:${side.value}`}>
            {index === 0 ? '' : ', '}
            <Button
              look="link"
              isDisabled={quote === undefined}
              onPress={() => {
                if (quote !== undefined) openSource(turnKey, answer, quote)
              }}
            >
              {side.value} ({where})
            </Button>
          </span>
        )
      })}
    </p>
  ))
}
