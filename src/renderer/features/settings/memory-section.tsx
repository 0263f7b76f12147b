import { Checkbox } from 'react-aria-components'
import { say } from '../../../messages/say.ts'
import { keepReady, readyStateWords } from '../../app/keep-ready.ts'
import { useCall } from '../../app/queries.ts'
import { sentenceFor } from '../../app/report.ts'
import { useChangeSettings, useSettings } from '../../app/settings.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { useClient } from '../../client.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { LongName } from '../../components/long-name.tsx'
import { TickBox } from '../../components/tick-box.tsx'
import { budgetWords } from './memory-words.ts'
import { ModelMemoryLine } from './model-memory-line.tsx'
import { RememberedTable } from './remembered-table.tsx'
import { Choices, Section } from './section.tsx'

const SHARES = [20, 35, 50, 65, 80]
const BUDGETS = [0, 1024, 4096, 16_384, 65_536]

/** What models take of this machine, and what they remember of documents. */
export function MemorySection() {
  const settings = useSettings()
  const change = useChangeSettings()
  const { readOnly } = useShell()
  const { data: warm, error } = useCall('warm.list', {})
  return (
    <Section title={say('memory', 'title')}>
      <ModelMemoryLine />
      <Choices
        label={say('memory', 'share')}
        value={String(settings.memoryPercent)}
        options={withOwn(SHARES, settings.memoryPercent).map((count) => ({
          id: String(count),
          label: say('memory', 'percent', { count }),
        }))}
        onChange={(share) => change({ memoryPercent: Number(share) })}
      />
      <p className="mb-3 max-w-prose text-soft">{say('memory', 'text')}</p>
      <Choices
        label={say('memory', 'budget')}
        value={String(settings.warmMegabytes)}
        options={withOwn(BUDGETS, settings.warmMegabytes).map((megabytes) => ({
          id: String(megabytes),
          label: budgetWords(megabytes),
        }))}
        onChange={(megabytes) => change({ warmMegabytes: Number(megabytes) })}
      />
      <WhenIdle on={settings.warmWhenIdle} onChange={(warmWhenIdle) => change({ warmWhenIdle })} />
      {error === null ? null : (
        <p role="alert" className="text-warn">
          {sentenceFor(error)}
        </p>
      )}
      {warm === undefined ? null : (
        <>
          <Pinned pinned={warm.pinned} whenIdle={settings.warmWhenIdle} readOnly={readOnly} />
          <RememberedTable warm={warm} megabytes={settings.warmMegabytes} readOnly={readOnly} />
        </>
      )}
    </Section>
  )
}

/** Usual choices, with the one that is set where it is none of them. */
function withOwn(usual: readonly number[], own: number): number[] {
  return [...new Set([...usual, own])].toSorted((a, b) => a - b)
}

function WhenIdle({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <Checkbox
      isSelected={on}
      onChange={onChange}
      className="-mx-1 mb-4 flex min-h-7 items-center gap-2 rounded-control px-1 hover:bg-hair"
    >
      <TickBox on={on} />
      {say('memory', 'whenIdle')}
    </Checkbox>
  )
}

function Pinned({
  pinned,
  whenIdle,
  readOnly,
}: {
  pinned: readonly { documentId: string; title: string; state: Parameters<typeof readyStateWords>[0] }[]
  whenIdle: boolean
  readOnly: boolean
}) {
  const client = useClient()
  return (
    <>
      <h3 className="mb-1.5 font-semibold">{say('memory', 'pinned')}</h3>
      {pinned.length === 0 ? (
        <p className="mb-4 text-soft">{say('memory', 'pinnedNone')}</p>
      ) : (
        <ul
          aria-label={say('memory', 'pinned')}
          className="mb-4 max-h-60 overflow-y-auto rounded-control border border-line bg-raise"
        >
          {pinned.map(({ documentId, title, state }) => (
            <li
              key={documentId}
              className="flex min-h-8 items-center gap-3 border-b border-hair px-2.5 py-1 last:border-b-0"
            >
              <LongName name={title} className="flex-1" />
              <span className={classes('shrink-0 text-label', state === 'too-long' ? 'text-warn' : 'text-soft')}>
                {readyStateWords(state, whenIdle)}
              </span>
              {readOnly ? null : (
                <Button look="link" className="text-label!" onPress={() => keepReady(client, [documentId], false)}>
                  {say('memory', 'keepNoMore')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
