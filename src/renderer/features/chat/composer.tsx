import { ArrowUp, Square, TextSearch } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Scope } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { setComposerText, useComposerStore } from '../../app/composer-store.ts'
import { PopoverButton } from '../../components/popover-button.tsx'
import { COMPOSER_CHIP } from './composer-chip.ts'
import { Meter } from './meter.tsx'
import { ScopeChip } from './scope-chip.tsx'
import type { ThreadChoices } from './thread-choices.ts'

/** Where a question is typed: its scope, its route, and how much it can read. */
export function Composer({
  scope,
  chosen,
  running,
  onAsk,
  onStop,
  onScope,
}: {
  scope: Scope
  chosen: ThreadChoices
  running: boolean
  onAsk: (question: string) => void
  onStop: () => void
  onScope: (scope: Scope) => void
}) {
  const { text, focusRequests } = useComposerStore()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const element = field.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [focusRequests])
  const ready = text.trim() !== '' && !running
  const submit = () => {
    if (ready) onAsk(text.trim())
  }
  return (
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
        <RouteChip />
        <Meter scope={scope} chosen={chosen} question={text.trim()} />
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
  )
}

function RouteChip() {
  return (
    <PopoverButton
      label={say('chat', 'route')}
      placement="top start"
      className={`${COMPOSER_CHIP} shrink-0`}
      panelClassName="w-72 p-3 text-plain"
      button={
        <>
          <TextSearch />
          <span className="@max-[24rem]:sr-only">{say('chat', 'route')}</span>
        </>
      }
    >
      <p className="font-semibold">{say('chat', 'route')}</p>
      <p className="mt-1 text-soft">{say('chat', 'routeText')}</p>
    </PopoverButton>
  )
}
