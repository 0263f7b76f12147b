import { useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import type { FolderRules, RulesPreview, WatchedFolder } from '../../../api/watched-folder.ts'
import { say } from '../../../messages/say.ts'
import { useCall } from '../../app/queries.ts'
import { report, sentenceFor } from '../../app/report.ts'
import { Button } from '../../components/button.tsx'
import { globsOf, textOf } from './rule-lines.ts'

type FormProps = {
  folder: WatchedFolder
  readOnly: boolean
  onSave: (rules: FolderRules, leaving: number) => Promise<void>
}

/** The rules of a folder, with what they would do as they are typed. Ctrl+Enter saves. */
export function FolderRulesForm({ folder, readOnly, onSave }: FormProps) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const { rules: saved } = folder
  const [include, setInclude] = useState(textOf(saved.include))
  const [exclude, setExclude] = useState(textOf(saved.exclude))
  const [gitignore, setGitignore] = useState(saved.gitignore)
  const [isSaving, setSaving] = useState(false)
  const rules = { include: globsOf(include), exclude: globsOf(exclude), gitignore }
  const isChanged = JSON.stringify(rules) !== JSON.stringify(saved)
  const { preview, isCurrent, error } = usePreview(folder, rules)
  const canSave = isChanged && isCurrent && preview?.invalid.length === 0 && !isSaving
  const discard = () => {
    setInclude(textOf(saved.include))
    setExclude(textOf(saved.exclude))
    setGitignore(saved.gitignore)
    form.current?.querySelector('textarea')?.focus()
  }
  // Rules that were saved elsewhere, or taken back, take the place of what stood here.
  const savedAs = JSON.stringify(saved)
  const [shownAs, setShownAs] = useState(savedAs)
  if (shownAs !== savedAs) {
    setShownAs(savedAs)
    setInclude(textOf(saved.include))
    setExclude(textOf(saved.exclude))
    setGitignore(saved.gitignore)
  }
  const save = async () => {
    if (!canSave) return
    setSaving(true)
    form.current?.querySelector('textarea')?.focus()
    await onSave(rules, preview.leaving).catch(report)
    setSaving(false)
  }
  return (
    <form
      ref={form}
      aria-labelledby={id}
      className="mt-5 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
        if (event.key !== 'Escape' || !isChanged) return
        event.preventDefault()
        discard()
      }}
    >
      <h3 id={id} className="mb-2 font-semibold">
        {say('folders', 'rules')}
      </h3>
      <Globs
        label={say('folders', 'include')}
        note={say('folders', 'includeNote')}
        value={include}
        readOnly={readOnly}
        invalid={preview?.invalid ?? []}
        onChange={setInclude}
      />
      <Globs
        label={say('folders', 'exclude')}
        note={say('folders', 'excludeNote')}
        value={exclude}
        readOnly={readOnly}
        invalid={preview?.invalid ?? []}
        onChange={setExclude}
      />
      <label className="mb-3 flex items-center gap-2">
        <input
          type="checkbox"
          className="size-4 accent-(--accent)"
          checked={gitignore}
          disabled={readOnly}
          onChange={(event) => setGitignore(event.target.checked)}
        />
        {say('folders', 'gitignore')}
      </label>
      {error === null ? (
        <Outcome preview={preview} isCurrent={isCurrent} isChanged={isChanged} />
      ) : (
        <p role="alert" className="text-warn">
          {sentenceFor(error)}
        </p>
      )}
      {readOnly || !isChanged ? null : (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button type="submit" look="primary" isDisabled={!canSave}>
            {say('folders', 'save')}
          </Button>
          <Button look="quiet" onPress={discard}>
            {say('folders', 'discard')}
          </Button>
        </div>
      )}
    </form>
  )
}

const TYPING_MS = 200

/** What rules would do; while others are typed the last answer stays, and is not current. */
function usePreview({ id: folderId, state }: WatchedFolder, rules: FolderRules) {
  const wanted = JSON.stringify(rules)
  const [asked, setAsked] = useState(wanted)
  useEffect(() => {
    if (asked === wanted) return
    const timer = setTimeout(() => setAsked(wanted), TYPING_MS)
    return () => clearTimeout(timer)
  }, [asked, wanted])
  const input = { folderId, rules: JSON.parse(asked) as FolderRules }
  const { data, error } = useCall('folder.preview', input, { enabled: state !== 'missing' })
  const [last, setLast] = useState<RulesPreview | undefined>(undefined)
  if (data !== undefined && data !== last) setLast(data)
  return { preview: data ?? last, isCurrent: data !== undefined && asked === wanted, error }
}

type GlobsProps = {
  label: string
  note: string
  value: string
  readOnly: boolean
  invalid: readonly string[]
  onChange: (text: string) => void
}

function Globs({ label, note, value, readOnly, invalid, onChange }: GlobsProps) {
  const id = useId()
  const wrong = globsOf(value).filter((glob) => invalid.includes(glob))
  return (
    <div className="mb-3">
      <label htmlFor={id} className="mb-1 block text-soft">
        {label}
      </label>
      <textarea
        id={id}
        value={value}
        rows={2}
        spellCheck={false}
        readOnly={readOnly}
        aria-invalid={wrong.length > 0}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
        className="field-sizing-content max-h-48 w-full resize-none rounded-control border border-edge bg-raise px-2 py-1 read-only:border-line aria-invalid:border-warn"
      />
      <p id={`${id}-note`} className="text-label text-soft">
        {wrong.length === 0 ? (
          note
        ) : (
          <span className="text-warn">{wrong.map((glob) => say('folders', 'invalid', { glob })).join(' ')}</span>
        )}
      </p>
    </div>
  )
}

type OutcomeProps = { preview: RulesPreview | undefined; isCurrent: boolean; isChanged: boolean }

function Outcome({ preview, isCurrent, isChanged }: OutcomeProps) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const examples = useDeferredValue(preview?.examples ?? [])
  if (preview === undefined) return <p className="text-soft">{say('folders', 'counting')}</p>
  const { files, leftOut, leaving, coming } = preview
  return (
    <div className={isCurrent ? '' : 'opacity-60'}>
      <p role="status" className="tabular-nums">
        {outcomeWords(preview)}
        {isChanged && leaving > 0 ? (
          <span className="text-warn"> {say('folders', 'leaving', { count: leaving })}</span>
        ) : null}
        {isChanged && coming > 0 ? ` ${say('folders', 'coming', { count: coming })}` : null}{' '}
        {leftOut === 0 || files === 0 ? null : (
          <Button look="link" aria-expanded={isOpen} aria-controls={id} onPress={() => setOpen(!isOpen)}>
            {say('folders', isOpen ? 'hideLeftOut' : 'showLeftOut')}
          </Button>
        )}
      </p>
      {isOpen && leftOut > 0 ? (
        <ul
          id={id}
          tabIndex={0}
          aria-label={say('folders', 'leftOut')}
          className="selectable mt-2 max-h-60 overflow-y-auto rounded-control border border-line bg-paper py-1"
        >
          {examples.map((path) => (
            <li key={path} className="px-2.5 py-0.5 text-label break-all text-soft">
              {path}
            </li>
          ))}
          {leftOut > preview.examples.length ? (
            <li className="px-2.5 py-0.5 text-label text-soft">
              {say('folders', 'andMore', { count: leftOut - preview.examples.length })}
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  )
}

function outcomeWords({ files, leftOut }: RulesPreview): string {
  if (leftOut === 0) return say('folders', 'leavesOutNone', { files })
  if (leftOut === files) return say('folders', 'leavesOutAll', { files })
  return say('folders', 'leavesOut', { out: leftOut, files })
}
