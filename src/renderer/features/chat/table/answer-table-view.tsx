import { Download, Pause, Play } from 'lucide-react'
import type { AnswerTable } from '../../../../api/answer-table.ts'
import { say } from '../../../../messages/say.ts'
import { aboutTime } from '../../../app/duration-words.ts'
import { useClient } from '../../../client.ts'
import { Button } from '../../../components/button.tsx'
import { classes } from '../../../components/classes.ts'
import { MenuButton } from '../../../components/menu.tsx'
import { AnswerGrid } from '../../../components/table/answer-grid.tsx'
import { FoldedRows } from '../../../components/table/folded-rows.tsx'
import { isComplete, statusWords } from '../../../components/table/table-words.ts'
import type { Turn } from '../turn-tree.ts'
import { exportTable } from './export-table.ts'

/** Height in rem of a row of one line, and of all that stands around the rows. */
const ROW = 2.3
const AROUND = 6
/** Rows whose room is kept at most. */
const MOST_KEPT = 12

/**
 * The table of an answer that reads every document: how far it is, its rows as they come, and below them what is not in it.
 * `kept`: its room stays as it was while it was read, so that nothing below it moves.
 */
export function AnswerTableView({
  turn,
  table,
  kept,
  onPause,
  onContinue,
}: {
  turn: Turn
  table: AnswerTable
  kept: boolean
  onPause: () => void
  /** Undefined where nothing can be asked. */
  onContinue: (() => void) | undefined
}) {
  const client = useClient()
  const { answer, messageId } = turn
  const running = answer.phase !== 'ended'
  const paused = !running && !isComplete(table) && (answer.state === 'stopped' || answer.state === 'interrupted')
  const state = running ? 'running' : answer.state === 'interrupted' ? 'interrupted' : 'ended'
  const left = answer.progress?.ms
  const status = statusWords(table, state)
  const save = (format: 'csv' | 'xlsx') => {
    if (messageId !== undefined) void exportTable(client, messageId, format)
  }
  return (
    <div
      className="mt-1"
      style={kept ? { minHeight: `${AROUND + ROW * Math.min(table.documents, MOST_KEPT)}rem` } : undefined}
    >
      <div className="mb-1.5 flex h-7.5 items-center gap-2 tabular-nums">
        <p className={classes('min-w-0 flex-1 truncate', paused ? 'text-ink' : 'text-soft')}>
          {running && left !== undefined
            ? say('reading', 'timeLeft', { words: status, time: aboutTime(left) })
            : status}
        </p>
        {running ? (
          <Button onPress={onPause}>
            <Pause />
            {say('table', 'pause')}
          </Button>
        ) : null}
        {paused && onContinue !== undefined ? (
          <Button look="primary" onPress={onContinue}>
            <Play />
            {say('table', 'continue')}
          </Button>
        ) : null}
        {running || table.rows.length === 0 || messageId === undefined ? null : (
          <MenuButton
            label={say('table', 'export')}
            entries={[
              { id: 'csv', label: say('table', 'export-csv'), run: () => save('csv') },
              { id: 'xlsx', label: say('table', 'export-xlsx'), run: () => save('xlsx') },
            ]}
          >
            <Button>
              <Download />
              {say('table', 'export')}
            </Button>
          </MenuButton>
        )}
      </div>
      <AnswerGrid
        label={say('table', 'label', { question: turn.question })}
        turnKey={turn.key}
        table={table}
        running={running}
      />
      <FoldedRows table={table} />
    </div>
  )
}
