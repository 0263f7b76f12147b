import { say } from '../../../messages/say.ts'

/** What to type, while nothing is typed. */
export function HowTo() {
  const rows = [
    { example: say('search', 'teachExactExample'), text: say('search', 'teachExact') },
    { example: say('search', 'teachWithoutExample'), text: say('search', 'teachWithout') },
  ]
  return (
    <div className="mx-auto flex max-w-lg flex-col gap-3 px-6 pt-[8vh] pb-10">
      <h2 className="text-question font-semibold text-ink">{say('search', 'teachTitle')}</h2>
      <p className="text-answer text-soft">{say('search', 'teachWords')}</p>
      <dl className="flex flex-col gap-1.5">
        {rows.map(({ example, text }) => (
          <div key={example} className="flex flex-wrap items-baseline gap-x-3">
            <dt className="w-36 shrink-0 font-semibold text-ink">{example}</dt>
            <dd className="text-soft">{text}</dd>
          </div>
        ))}
      </dl>
      <p className="text-soft">{say('search', 'teachFilter')}</p>
      <p className="text-soft">{say('search', 'teachKeys')}</p>
    </div>
  )
}
