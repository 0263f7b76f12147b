import { useMemo, useRef } from 'react'
import type { Quote } from '../../../api/answer.ts'
import type { Scope } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { countMatches, goodNoWords } from '../../app/answer/answer-words.ts'
import { setComposerScope, setComposerText, useComposerStore } from '../../app/composer-store.ts'
import { useCall } from '../../app/queries.ts'
import { report, sentenceFor } from '../../app/report.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { TitleRow } from '../../app/shell/title-row.tsx'
import { showToast } from '../../app/toast-store.ts'
import { showView, useViewStore } from '../../app/view-store.ts'
import { useClient } from '../../client.ts'
import { classes } from '../../components/classes.ts'
import { statusWords } from '../../components/table/table-words.ts'
import { type Asking, ask, chooseVersion, continueAnswer, stopAnswer, useAnswersStore } from './answers-store.ts'
import { Composer } from './composer.tsx'
import { EVERYTHING } from './scope-words.ts'
import { Suggestions } from './suggestions.tsx'
import { chooseForThread, questionSent, useThreadChoices } from './thread-choices.ts'
import { ThreadMenu } from './thread-menu.tsx'
import { askedOf, mergeTurns, type Turn, visiblePath } from './turn-tree.ts'
import { type TurnActions, TurnView } from './turn-view.tsx'
import { useFollow } from './use-follow.ts'

const COLUMN = 'mx-auto w-full max-w-[45.5rem] px-8.5'

/** A thread: its turns and the composer. Without `threadId` the first question makes the thread. */
export function Conversation({ threadId }: { threadId: string | undefined }) {
  const client = useClient()
  const { readOnly } = useShell()
  const overview = useCall('library.overview', {}).data
  const settings = useCall('settings.get', {}).data
  const thread = useCall('thread.get', { threadId: threadId ?? '' }, { enabled: threadId !== undefined })
  const chosen = useThreadChoices(threadId)
  const { live, choices } = useAnswersStore()
  const collectionId = useViewStore((state) => state.collectionId)
  const composer = useComposerStore()
  const scroller = useRef<HTMLDivElement>(null)

  const mine = live.filter((turn) => turn.threadId === threadId)
  const path = useMemo(
    () => visiblePath(mergeTurns(thread.data?.messages ?? [], mine), choices[threadId ?? ''] ?? {}),
    [thread.data, mine, choices, threadId],
  )
  const last = path.at(-1)?.turn
  const follow = useFollow(scroller, last?.key, last?.answer)

  const open = last?.scope ?? thread.data?.thread.scope
  const inherited = collectionId === undefined ? EVERYTHING : { collectionIds: [collectionId], documentIds: [] }
  const scope = composer.scope ?? open ?? inherited
  const running = mine.find((turn) => turn.answer.phase !== 'ended')

  const send = async (asking: Omit<Asking, 'threadId' | 'model' | 'persona'>) => {
    const id = threadId ?? (await client.call('thread.create', { scope: asking.scope })).id
    const { model, persona } = chosen
    ask(client, {
      ...asking,
      threadId: id,
      ...(model === undefined ? {} : { model }),
      ...(persona === undefined ? {} : { persona }),
    })
    if (threadId !== undefined) return
    questionSent(id, true, chosen)
    showView({ name: 'thread', threadId: id })
  }
  const onAsk = (question: string) => {
    setComposerText('')
    setComposerScope(undefined)
    const { route, overflow } = chosen
    const asked = { ...(route === undefined ? {} : { route }), ...(overflow === undefined ? {} : { overflow }) }
    if (threadId !== undefined) questionSent(threadId, false, chosen)
    send({ parentId: last?.messageId ?? null, question, scope, struck: [], asked }).catch((error: unknown) => {
      setComposerText(question)
      if (threadId !== undefined) chooseForThread(threadId, { route })
      report(error)
    })
  }
  const actions: TurnActions = {
    again: (turn, change) => {
      if (running !== undefined) stopAnswer(running.key)
      void send({
        parentId: turn.parentId,
        question: change?.question ?? turn.question,
        scope: change?.scope ?? turn.scope,
        struck: turn.struck,
        asked: { ...askedOf(turn), ...change?.asked },
      }).catch(report)
    },
    goOn: (turn) => {
      const { messageId } = turn
      if (running === undefined && messageId !== undefined)
        continueAnswer(client, { ...turn, messageId }, threadId ?? '')
    },
    pause: (turn) => stopAnswer(turn.key),
    strike: (turn, quote) => void strike(turn, quote),
    version: (turn) => chooseVersion(threadId ?? '', turn.parentId, turn.key),
  }
  const strike = async (turn: Turn, quote: Quote) => {
    const struck = [...turn.struck, { revisionId: quote.revisionId, spans: quote.spans }]
    const { parentId, question, scope } = turn
    await send({ parentId, question, scope, struck, asked: askedOf(turn) }).catch(report)
    showToast(say('chat', 'struck'), { undo: () => actions.version(turn) })
  }

  const documents = overview?.documents ?? 0
  const searched = last?.answer.searched.documents ?? 0
  const empty = path.length === 0
  return (
    <section aria-label={say('chat', 'conversation')} className="flex min-h-0 flex-1 flex-col">
      <TitleRow
        title={thread.data?.thread.title ?? last?.question ?? say('shell', 'new-question')}
        {...(searched > 0 ? { note: say('chat', 'documents', { count: searched }) } : {})}
      >
        <ThreadMenu threadId={threadId} title={thread.data?.thread.title} />
      </TitleRow>
      <div ref={scroller} className="relative min-h-0 flex-1 overflow-y-auto [container-type:size]" {...follow}>
        <div className={`${COLUMN} flex min-h-full flex-col pt-6.5 pb-6`}>
          {thread.error === null ? null : (
            <p role="alert" className="text-warn">
              {sentenceFor(thread.error)}
            </p>
          )}
          {empty && thread.error === null && (threadId === undefined || thread.data !== undefined) ? (
            <Suggestions scope={scope} documents={documents} onAsk={readOnly ? undefined : onAsk} />
          ) : null}
          {path.map((visible, index) => (
            <div
              key={visible.turn.key}
              data-turn
              className={classes(
                index > 0 && 'mt-5.5 border-t border-line pt-5.5',
                // Room below a turn asked now, so that it can stand at the top while its answer grows.
                visible.turn === last && mine.some((turn) => turn.key === last.key) && 'min-h-[calc(100cqh-4rem)]',
              )}
            >
              <TurnView
                visible={visible}
                slot={
                  mine.some((turn) => turn.key === visible.turn.key) && (chosen.model ?? settings?.chatModel) !== 'none'
                }
                readOnly={readOnly}
                documents={documents}
                actions={actions}
              />
            </div>
          ))}
        </div>
      </div>
      <p role="status" aria-live="polite" className="sr-only">
        {mine.length > 0 && last?.answer.phase === 'ended' ? spokenEnd(last) : ''}
      </p>
      {readOnly ? null : (
        <div className={`${COLUMN} shrink-0`}>
          <Composer
            scope={scope}
            chosen={chosen}
            parentId={last?.messageId ?? null}
            running={running !== undefined}
            onAsk={onAsk}
            onStop={() => {
              if (running !== undefined) stopAnswer(running.key)
            }}
            onScope={(next: Scope) => setComposerScope(next)}
            onChoose={(change) => chooseForThread(threadId, change)}
          />
        </div>
      )}
    </section>
  )
}

/** What a screen reader says when an answer is done. */
function spokenEnd(turn: Turn): string {
  const { answer } = turn
  const quotes = answer.quotes.length
  if (answer.outcome === 'not-in-documents') return goodNoWords(answer)
  if (answer.table !== undefined)
    return statusWords(answer.table, answer.state === 'interrupted' ? 'interrupted' : 'ended')
  const { matched, shown } = countMatches(answer)
  if (shown === 0) return say('chat', 'spokenQuotes', { quotes })
  return say('chat', 'spokenAnswer', { matched, shown, quotes, count: shown })
}
