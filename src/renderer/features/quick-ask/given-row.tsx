import { Clipboard, ScanText, TextSelect, X } from 'lucide-react'
import type { QuickText } from '../../../api/quick.ts'
import { QuickAction } from '../../../api/quick.ts'
import { say } from '../../../messages/say.ts'
import { useClient } from '../../client.ts'
import { givenWords, removeGiven } from './given-text.ts'
import { showLanguages } from './more-entries.ts'
import type { QuickResult } from './quick-store.ts'
import { runAction } from './run-action.ts'

const icons = { clipboard: Clipboard, selection: TextSelect, picture: ScanText }

/** The given text as a chip, and below it what can be done with it. */
export function GivenRow({ given, result }: { given: QuickText; result: QuickResult | undefined }) {
  const client = useClient()
  const Icon = icons[given.from]
  const done = result?.kind === 'action' ? result.action : undefined
  return (
    <div className="flex flex-col gap-2 border-t border-hair px-4.5 py-2.5">
      <span
        data-given
        title={given.text.slice(0, 400)}
        className="inline-flex h-6.5 items-center gap-1.5 self-start rounded-control border border-line bg-raise pr-1 pl-2 text-label"
      >
        <Icon className="text-accent" />
        <span className="tabular-nums">{givenWords(given)}</span>
        <button
          type="button"
          aria-label={say('quickAsk', 'remove', { what: givenWords(given) })}
          onClick={removeGiven}
          className="inline-flex size-5 items-center justify-center rounded-chip text-soft hover:bg-hair hover:text-ink"
        >
          <X />
        </button>
      </span>
      <div role="group" aria-label={say('quickAsk', 'actions')} className="flex flex-wrap gap-1.5">
        {QuickAction.options.map((action) => (
          <button
            key={action}
            type="button"
            aria-pressed={action === done}
            onClick={() => {
              if (action === 'translate') showLanguages()
              else void runAction(client, action, given)
            }}
            className={
              action === done
                ? 'h-6.5 rounded-control border border-accent bg-wash px-2 text-label font-semibold'
                : 'h-6.5 rounded-control border border-line bg-raise px-2 text-label hover:border-edge'
            }
          >
            {say('quickAsk', `action-${action}`)}
          </button>
        ))}
      </div>
    </div>
  )
}
