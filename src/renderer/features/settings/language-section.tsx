import { type DragEvent, useState } from 'react'
import type { LanguageNeed, LanguagePack } from '../../../api/language-pack.ts'
import { say, sayError } from '../../../messages/say.ts'
import { pathsOf } from '../../app/add-files.ts'
import { languageName } from '../../app/language-name.ts'
import { openById } from '../../app/open-document.ts'
import { useCall } from '../../app/queries.ts'
import { sentenceFor } from '../../app/report.ts'
import { reread } from '../../app/reread.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { showToast } from '../../app/toast-store.ts'
import { useClient } from '../../client.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { Section } from './section.tsx'

/** Looked into the folder again while this stands there: files may be put into it by hand. */
const LOOK_MS = 5_000

/** The languages that scans are recognised in, how to add one, and the documents that would gain from it. */
export function LanguageSection() {
  const { readOnly } = useShell()
  const { data, error } = useCall('language.list', {}, { refetchInterval: LOOK_MS })
  return (
    <Section title={say('languages', 'title')}>
      <p className="mb-3 max-w-prose text-soft">{say('languages', 'text')}</p>
      {error === null ? null : (
        <p role="alert" className="text-warn">
          {sentenceFor(error)}
        </p>
      )}
      {data === undefined ? null : (
        <>
          <ul className="mb-3 rounded-control border border-line bg-raise">
            {data.packs.map((pack) => (
              <Pack key={pack.code} pack={pack} />
            ))}
          </ul>
          {readOnly ? null : <Adding />}
          <div className="mt-3 flex items-center gap-3">
            <p className="min-w-0 flex-1">
              <span className="block text-soft">{say('languages', 'folder')}</span>
              <span className="selectable break-all">{data.folder}</span>
            </p>
            <Button onPress={() => void window.carrel.call('shell.showInFolder', { path: data.folder })}>
              {say('library', 'showInFolder')}
            </Button>
          </div>
          {data.needs.length === 0 ? null : (
            <>
              <h3 className="mt-4 mb-1 font-semibold">{say('languages', 'needs')}</h3>
              <ul className="flex flex-col gap-2">
                {data.needs.map((need) => (
                  <Need key={need.code} need={need} readOnly={readOnly} />
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Section>
  )
}

function Pack({ pack: { code, bundled, error } }: { pack: LanguagePack }) {
  return (
    <li className="flex min-h-8 items-center gap-3 border-b border-hair px-3 py-1 last:border-b-0">
      <span>{languageName(code)}</span>
      <span className="selectable text-label text-soft">{`${code}.traineddata`}</span>
      <span className={classes('flex-1 text-right text-label', error === undefined ? 'text-soft' : 'text-warn')}>
        {error === undefined ? (bundled ? say('languages', 'bundled') : '') : sayError(error)}
      </span>
    </li>
  )
}

/** A button and a place to drop a file on. */
function Adding() {
  const client = useClient()
  const [isBusy, setBusy] = useState(false)
  const [isOver, setOver] = useState(false)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const add = async (paths: readonly string[]) => {
    if (paths.length === 0) return
    setBusy(true)
    setProblem(undefined)
    try {
      for (const path of paths) {
        const { code } = await client.call('language.add', { path })
        showToast(say('languages', 'added', { language: languageName(code) }))
      }
    } catch (error) {
      setProblem(sentenceFor(error))
    } finally {
      setBusy(false)
    }
  }
  const choose = async () => {
    const reply = await window.carrel.call('dialog.choose', { what: 'language' })
    if (reply.ok) await add(reply.data.paths)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void add(pathsOf(event.dataTransfer.files))
  }
  return (
    <>
      <div
        data-drop-target="languages"
        className={classes(
          'flex items-center gap-3 rounded-control border border-dashed p-2',
          isOver ? 'border-accent bg-wash' : 'border-line',
        )}
        onDragOver={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Button isDisabled={isBusy} onPress={() => void choose()}>
          {say('languages', isBusy ? 'checking' : 'add')}
        </Button>
        <span className="text-soft">{say('languages', 'drop')}</span>
      </div>
      {problem === undefined ? null : (
        <p role="alert" className="selectable mt-2 text-warn">
          {problem}
        </p>
      )}
    </>
  )
}

function Need({ need, readOnly }: { need: LanguageNeed; readOnly: boolean }) {
  const client = useClient()
  const [isOpen, setOpen] = useState(false)
  const { code, language, isThere, pages, documents } = need
  const words = { documents: documents.length, pages, language: languageName(language), file: `${code}.traineddata` }
  return (
    <li className="rounded-control border border-line bg-raise px-3 py-2">
      <div className="flex items-center gap-3">
        <p className="selectable min-w-0 flex-1 tabular-nums">
          {say('languages', isThere ? 'there' : 'missing', words)}{' '}
          <Button look="link" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {say('languages', isOpen ? 'hide' : 'show')}
          </Button>
        </p>
        {isThere && !readOnly ? (
          <Button
            onPress={() =>
              reread(
                client,
                documents.map(({ id }) => id),
              )
            }
          >
            {say('languages', 'again')}
          </Button>
        ) : null}
      </div>
      {isOpen ? (
        <ul className="mt-1 max-h-48 overflow-y-auto">
          {documents.map(({ id, title }) => (
            <li key={id}>
              <Button look="link" className="max-w-full truncate" onPress={() => openById(client, id)}>
                {title}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}
