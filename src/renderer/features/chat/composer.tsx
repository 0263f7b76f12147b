import { ArrowUp, Square } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Scope } from '../../../api/document.ts'
import type { Overflow, Route } from '../../../api/route.ts'
import { say } from '../../../messages/say.ts'
import { setComposerText, useComposerStore } from '../../app/composer-store.ts'
import { classes } from '../../components/classes.ts'
import { Meter } from './meter.tsx'
import { isLeftOut, notFittingWords } from './meter-words.ts'
import { RouteChip } from './route-chip.tsx'
import { ScopeChip } from './scope-chip.tsx'
import type { ThreadChoices } from './thread-choices.ts'
import { usePlan } from './use-plan.ts'

/** Where a question is typed: its scope, its route, how much it can read, and below it what does not fit. */
export function Composer({
  scope,
  chosen,
  parentId,
  running,
  onAsk,
  onStop,
  onScope,
  onChoose,
}: {
  scope: Scope
  chosen: ThreadChoices
  /** The turn that the question would follow. */
  parentId: string | null
  running: boolean
  onAsk: (question: string) => void
  onStop: () => void
  onScope: (scope: Scope) => void
  onChoose: (change: { route?: Route | undefined; overflow?: Overflow }) => void
}) {
  const { text, focusRequests } = useComposerStore()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const element = field.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [focusRequests])
  const { plan, asked } = usePlan({ scope, chosen, question: text.trim(), parentId })
  const ready = text.trim() !== '' && !running
  const submit = () => {
    if (ready) onAsk(text.trim())
  }
  const notFitting = plan === undefined || !asked ? '' : notFittingWords(plan)
  return (
    <>
      <form
        aria-label={say('chat', 'composer')}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
        className="@container rounded-float border border-edge bg-raise p-3 pt-2.5 shadow-[0_0.125rem_0.5rem_var(--hair)] focus-within:border-accent"
      >
        <textarea
          ref={field}
          rows={1}
          aria-label={say('chat', 'askField')}
          placeholder={say('chat', 'placeholder')}
          value={text}
          onChange={(event) => setComposerText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && running) onStop()
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            submit()
          }}
          className="field-sizing-content block max-h-48 w-full resize-none bg-transparent px-0.5 text-answer outline-none"
        />
        <div className="mt-2 flex items-center gap-1.5">
          <ScopeChip scope={scope} onScope={onScope} />
          <RouteChip plan={plan} asked={asked} chosen={chosen.route} onRoute={(route) => onChoose({ route })} />
          <Meter
            plan={plan}
            asked={asked}
            overflow={chosen.overflow}
            onOverflow={(overflow) => onChoose({ overflow })}
          />
          {running ? (
            <button
              type="button"
              aria-label={say('chat', 'stop')}
              title={say('chat', 'stop')}
              onClick={onStop}
              className="flex h-6.5 w-6 shrink-0 items-center justify-center rounded-control border border-edge text-ink hover:border-ink"
            >
              <Square className="size-2.5! fill-current" />
            </button>
          ) : (
            <button
              type="submit"
              aria-label={say('chat', 'ask')}
              title={say('chat', 'ask')}
              disabled={!ready}
              className="flex h-6.5 w-6 shrink-0 items-center justify-center rounded-control bg-accent text-paper disabled:bg-line disabled:text-soft"
            >
              <ArrowUp />
            </button>
          )}
        </div>
      </form>
      <p
        role="status"
        title={notFitting}
        className={classes(
          'h-7 truncate px-3.5 pt-1 text-label tabular-nums',
          plan !== undefined && isLeftOut(plan) ? 'text-warn' : 'text-soft',
        )}
      >
        {notFitting}
      </p>
    </>
  )
}
