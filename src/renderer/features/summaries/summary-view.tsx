import { Copy, Download, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { SummaryChoice, SummaryContent } from '../../../api/summary.ts'
import { say, sayError } from '../../../messages/say.ts'
import { COMMANDS } from '../../app/commands.ts'
import { copyText } from '../../app/copy.ts'
import { useReaderStore } from '../../app/reader-store.ts'
import { report, sentenceFor } from '../../app/report.ts'
import { useChangeSettings, useSettings } from '../../app/settings.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { TitleRow } from '../../app/shell/title-row.tsx'
import { NameField } from '../../app/sidebar/name-field.tsx'
import { remembered } from '../../app/summaries/choice-for.ts'
import { pauseRun } from '../../app/summaries/runs-store.ts'
import { continueSummary, makeVersion } from '../../app/summaries/summarise.ts'
import { showToast } from '../../app/toast-store.ts'
import { showView } from '../../app/view-store.ts'
import { useClient } from '../../client.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { type EditedParts, EditSummary } from './edit-summary.tsx'
import { exportSummary, printSummary } from './export-summary.ts'
import { GistBlock } from './gist-block.tsx'
import { NotRead, useNotRead } from './not-read.tsx'
import { removeSummary } from './remove-summary.ts'
import { SectionNotes } from './section-notes.tsx'
import { SummaryBar } from './summary-bar.tsx'
import { SummaryBody } from './summary-body.tsx'
import { SummaryEnding } from './summary-ending.tsx'
import { SummaryFoundation } from './summary-foundation.tsx'
import { SummaryPrint } from './summary-print.tsx'
import { SummaryProgress } from './summary-progress.tsx'
import { summaryText } from './summary-text.ts'
import { sentencesOf } from './summary-words.ts'
import { useSummary } from './use-summary.ts'
import { VersionsMenu } from './versions-menu.tsx'

const COLUMN = 'mx-auto w-full max-w-[45.5rem] px-8.5'

/** A summary with its sources: what is known of its documents at a glance, and the summary as it is written. */
export function SummaryView({ summaryId: shownId }: { summaryId: string }) {
  const client = useClient()
  const { readOnly } = useShell()
  const settings = useSettings()
  const changeSettings = useChangeSettings()
  const [versionId, setVersionId] = useState<string | undefined>(undefined)
  const [doing, setDoing] = useState<'editing' | 'renaming' | 'printing' | undefined>(undefined)
  const { summaryId, run, stored, gists, made, error } = useSummary(shownId, versionId)
  const notRead = useNotRead(made)
  const content: SummaryContent | undefined = run?.live ?? stored?.content
  const title = stored?.summary.title ?? (gists[0]?.title || run?.names[0]) ?? say('summaries', 'body')
  const documentIds = run?.documentIds ?? stored?.summary.documentIds ?? []
  const isRunning = run !== undefined && run.live.phase !== 'ended'
  const shownVersion = run?.versionId ?? stored?.version.id
  const isNewest = run !== undefined || stored === undefined || stored.version.id === stored.versions[0]?.id
  const isWhole = content !== undefined && !isRunning && sentencesOf(content).some(({ shown }) => shown)
  const hasTable = content?.table !== undefined && content.table.rows.length > 0
  const canTake = !isRunning && (isWhole || hasTable)

  const copy = () => {
    if (content === undefined) return
    void copyText(summaryText(title, content, settings.citationStyle), say('summaries', 'copied'))
  }
  useCopyKey(canTake ? copy : undefined)
  const change = (choice: SummaryChoice) => {
    const genre = gists[0]?.genre ?? content?.genre ?? 'other'
    changeSettings((now) => ({ summaryChoices: { ...now.summaryChoices, [genre]: remembered(choice) } }))
    if (summaryId === undefined) return
    setVersionId(undefined)
    setDoing(undefined)
    makeVersion(client, { summaryId, documentIds, choice, gists })
  }
  const add = (more: readonly string[]) => {
    if (summaryId === undefined || content === undefined) return
    setVersionId(undefined)
    makeVersion(client, {
      summaryId,
      documentIds: [...new Set([...documentIds, ...more])],
      choice: content.choice,
      gists,
    })
  }
  const goOn = () => {
    if (summaryId !== undefined && content !== undefined)
      continueSummary(client, { summaryId, documentIds, content, gists })
  }
  const save = (parts: EditedParts) => {
    if (summaryId === undefined || shownVersion === undefined) return
    client.call('summary.edit', { summaryId, versionId: shownVersion, parts }).then((version) => {
      setDoing(undefined)
      setVersionId(undefined)
      showToast(say('summaries', 'edited', { number: version.number }))
    }, report)
  }
  const print = async () => {
    flushSync(() => setDoing('printing'))
    await printSummary(title)
    setDoing(undefined)
  }
  const remove = () => {
    if (summaryId === undefined) return
    removeSummary(client, summaryId).then(() => showView({ name: 'summaries' }), report)
  }
  const rename = (name: string | undefined) => {
    setDoing(undefined)
    if (name !== undefined && summaryId !== undefined)
      client.call('summary.rename', { summaryId, title: name }).catch(report)
  }

  if (content === undefined)
    return (
      <section aria-label={say('summaries', 'body')} className="flex min-h-0 flex-1 flex-col">
        <TitleRow title={say('summaries', 'body')} />
        {error === null ? null : (
          <p role="alert" className={`${COLUMN} py-6 text-warn`}>
            {sentenceFor(error)}
          </p>
        )}
      </section>
    )
  const markId = `summary:${summaryId ?? shownId}:${shownVersion ?? ''}`
  const writes = settings.chatModel !== 'none'
  // What is written takes the place that the extractive summary would have; the key sentences stand for it meanwhile.
  const isOnly = gists.length === 1 && documentIds.length < 2 && (run?.names.length ?? 1) < 2
  const showsBody = !isRunning || !writes || content.written
  // Once it stands they would say again what it says.
  const isBare = sentencesOf(content).length === 0
  const keySentences = isRunning && (writes || isBare) ? 'shown' : 'folded'
  return (
    <section
      aria-label={say('summaries', 'viewOf', { title })}
      aria-busy={isRunning}
      className="flex min-h-0 flex-1 flex-col"
      data-summary={summaryId}
    >
      <TitleRow title={title}>
        {stored === undefined || run !== undefined ? null : <VersionsMenu stored={stored} onChoose={setVersionId} />}
        {canTake ? (
          <>
            <IconButton label={say('summaries', 'copy')} keys={COMMANDS['copy-with-source'].keys} onPress={copy}>
              <Copy />
            </IconButton>
            {summaryId === undefined || shownVersion === undefined ? null : (
              <MenuButton
                label={say('summaries', 'export')}
                entries={[
                  ...(['md', 'docx'] as const).map((format) => ({
                    id: format,
                    label: say('summaries', `export-${format}`),
                    run: () => void exportSummary(client, { summaryId, versionId: shownVersion }, format),
                  })),
                  { id: 'pdf', label: say('summaries', 'export-pdf'), run: () => void print() },
                ]}
              >
                <IconButton label={say('summaries', 'export')}>
                  <Download />
                </IconButton>
              </MenuButton>
            )}
          </>
        ) : null}
        {isWhole && !readOnly ? (
          <IconButton label={say('summaries', 'edit')} onPress={() => setDoing('editing')}>
            <Pencil />
          </IconButton>
        ) : null}
        {summaryId === undefined || readOnly ? null : (
          <MenuButton
            label={say('summaries', 'menu')}
            entries={[
              { id: 'rename', label: say('summaries', 'rename'), icon: <Pencil />, run: () => setDoing('renaming') },
              { id: 'remove', label: say('summaries', 'remove'), icon: <Trash2 />, warn: true, run: remove },
            ]}
          >
            <IconButton label={say('summaries', 'menuOf', { name: title })}>
              <Ellipsis />
            </IconButton>
          </MenuButton>
        )}
      </TitleRow>
      {doing === 'renaming' ? (
        <div className="border-b border-line px-3 py-1.5">
          <NameField label={say('summaries', 'newName')} initial={title} onDone={rename} />
        </div>
      ) : null}
      {readOnly ? null : (
        <SummaryBar
          choice={content.choice}
          documents={documentIds.length}
          disabled={summaryId === undefined || isRunning}
          onChange={change}
        />
      )}
      <div tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto outline-none [container-type:size]">
        <div className={`${COLUMN} pt-5 pb-8`}>
          {isNewest || stored === undefined ? null : (
            <p className="mb-3 text-soft tabular-nums">
              {say('summaries', 'versionOf', { number: stored.version.number, count: stored.versions.length })}{' '}
              <Button look="link" onPress={() => setVersionId(undefined)}>
                {say('summaries', 'newest')}
              </Button>
            </p>
          )}
          {gists.map((gist) => (
            <GistBlock key={`${gist.documentId} ${isOnly}`} gist={gist} sentences={keySentences} open={isOnly} />
          ))}
          {documentIds.length > gists.length && gists.length > 0 ? (
            <p className="min-h-7 text-label text-soft">
              {say('summaries', 'moreDocuments', { count: documentIds.length - gists.length })}
            </p>
          ) : null}
          <div
            role="region"
            aria-label={say('summaries', 'body')}
            className={gists.length === 0 ? '' : 'mt-3 border-t border-line pt-4'}
          >
            {doing === 'editing' ? (
              <EditSummary parts={content.parts} onSave={save} onLeave={() => setDoing(undefined)} />
            ) : (
              <div className={isRunning ? 'min-h-44' : ''}>
                {showsBody ? (
                  <SummaryBody
                    markId={markId}
                    content={content}
                    drafts={run?.live.drafts ?? NO_DRAFTS}
                    running={isRunning}
                  />
                ) : null}
                {run === undefined ? null : (
                  <div className="mt-2 flex items-start gap-3 empty:hidden">
                    <div className="min-w-0 flex-1">
                      <SummaryProgress run={run} />
                    </div>
                    {isRunning && run.live.phase !== 'arriving' ? (
                      <Button onPress={() => pauseRun(run.key)}>{say('summaries', 'pause')}</Button>
                    ) : null}
                  </div>
                )}
                {isRunning ? null : (
                  <SummaryEnding
                    content={content}
                    nothingRead={
                      summaryId === undefined && (notRead.length > 0 || content.error?.code === 'file-not-found')
                    }
                    noModel={settings.chatModel === 'none'}
                    onContinue={readOnly || summaryId === undefined || !isNewest ? undefined : goOn}
                    onAgain={readOnly || summaryId === undefined ? undefined : () => change(content.choice)}
                  />
                )}
              </div>
            )}
            {isRunning || doing === 'editing' ? null : <SummaryFoundation content={content} gists={gists} />}
            <SectionNotes markId={markId} content={content} />
          </div>
          {made === undefined ? null : (
            <NotRead run={made} items={notRead} onAdd={isRunning || summaryId === undefined ? undefined : add} />
          )}
        </div>
      </div>
      <p role="status" aria-live="polite" className="sr-only">
        {run !== undefined && !isRunning ? spokenEnd(content) : ''}
      </p>
      {doing === 'printing' ? (
        <SummaryPrint title={title} documents={stored?.summary.documentTitles ?? []} content={content} />
      ) : null}
    </section>
  )
}

const NO_DRAFTS = {}

function spokenEnd(content: SummaryContent): string {
  if (content.error !== undefined) return sayError(content.error)
  const shown = sentencesOf(content).filter((sentence) => sentence.shown)
  const matched = shown.filter(({ support }) => support === 'supported').length
  const counted = say('summaries', 'matched', { matched, shown: shown.length, count: shown.length })
  return `${counted} ${say('summaries', 'matchTheirSource', { count: shown.length })}`
}

/** The key that copies words with their source copies the summary where neither the reader nor a source has focus. */
function useCopyKey(copy: (() => void) | undefined): void {
  const latest = useRef(copy)
  latest.current = copy
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isKey = event.code === 'KeyC' && event.shiftKey && (event.ctrlKey || event.metaKey) && !event.altKey
      if (!isKey || latest.current === undefined || useReaderStore.getState().selection !== undefined) return
      const at = document.activeElement
      // A chip, a key sentence, a cell: those have words of their own.
      if (at?.closest('[aria-pressed], aside, [role="dialog"]')) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
