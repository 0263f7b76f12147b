import type { Answer, Disagreement, Quote } from '../../../api/answer.ts'
import { pageWords } from '../../../messages/page-words.ts'
import { say } from '../../../messages/say.ts'
import { placeVersionWords } from '../../../messages/version-words.ts'
import { plainTitle } from '../../app/citation-text.ts'
import { Button } from '../../components/button.tsx'
import { openBeside } from './marks.ts'

type Side = { quote: Quote; text: string }

/** "These differ: ninety days (Lease, p. 5), sixty days (Addendum, p. 1)", above the quotes; a click opens two sides. */
export function Disagreements({ turnKey, answer }: { turnKey: string; answer: Answer }) {
  return answer.disagreements.map((disagreement) => {
    const sides = sidesOf(disagreement, answer)
    if (sides.length < 2) return null
    return (
      <p key={sides.map(({ text }) => text).join()} className="mb-2 text-plain text-soft">
        {say('chat', 'differ')}{' '}
        {sides.map((side, index) => {
          const other = sides[index === 0 ? 1 : 0]
          if (other === undefined) return null
          return (
            <span key={`${side.quote.number} ${side.text}`}>
              {index === 0 ? '' : ', '}
              <Button
                look="link"
                className="inline!"
                aria-label={say('chat', 'differLabel', { side: side.text, other: other.text })}
                onPress={() => {
                  if (index === 0) openBeside(turnKey, answer, [side.quote, other.quote], 0)
                  else openBeside(turnKey, answer, [other.quote, side.quote], 1)
                }}
              >
                {side.text}
              </Button>
            </span>
          )
        })}
      </p>
    )
  })
}

/** Each side with its value and place, as the line says it. */
function sidesOf({ sides }: Disagreement, { quotes }: Answer): Side[] {
  return sides.flatMap(({ value, quote: number }) => {
    const quote = quotes.find((candidate) => candidate.number === number)
    if (quote === undefined) return []
    const parts = [plainTitle(quote.title), placeVersionWords(quote.version), pageWords(quote, 'short')]
    const where = parts.filter((part) => part !== '').join(', ')
    return [{ quote, text: say('chat', 'differSide', { value: value.replace(/\s+/g, ' '), where }) }]
  })
}
