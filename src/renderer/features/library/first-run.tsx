import { BookOpen, Cpu, Files, FolderOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { say } from '../../../messages/say.ts'
import { addSamples, chooseAndAdd } from '../../app/add-files.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { TitleRow } from '../../app/shell/title-row.tsx'
import { showView } from '../../app/view-store.ts'
import { useClient } from '../../client.ts'
import { Button } from '../../components/button.tsx'

/** An empty desk: what goes here, and the first step. */
export function FirstRun() {
  const client = useClient()
  const { readOnly } = useShell()
  return (
    <section aria-label={say('library', 'firstTitle')} className="flex min-h-0 flex-1 flex-col">
      <TitleRow title="" />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex min-h-full w-full max-w-[39.25rem] flex-col justify-center px-8.5 py-8">
          <h1 className="font-book text-title">{say('library', 'firstTitle')}</h1>
          <p className="mt-2 text-answer text-soft">{say('library', 'firstText')}</p>
          {readOnly ? null : (
            <>
              <div className="mt-5 rounded-float border border-dashed border-accent bg-paper px-4 py-6.5 text-center">
                <p className="text-answer font-semibold">{say('library', 'dropHere')}</p>
                <p className="text-soft">{say('library', 'dropKinds')}</p>
              </div>
              <div className="mt-4.5 grid grid-cols-3 gap-2.5 max-[34rem]:grid-cols-1">
                <Step icon={<FolderOpen />} name="chooseFolder" onPress={() => void chooseAndAdd(client, 'folder')} />
                <Step icon={<Files />} name="chooseFiles" onPress={() => void chooseAndAdd(client, 'files')} />
                <Step icon={<BookOpen />} name="trySamples" onPress={() => void addSamples(client)} />
              </div>
            </>
          )}
          <div className="mt-5.5 flex items-center gap-3 border-t border-line pt-3.5">
            <span className="text-soft">
              <Cpu />
            </span>
            <p className="flex-1 text-label text-soft">
              <b className="font-semibold text-ink">{say('library', 'starterReady')}</b> {say('library', 'starterText')}
            </p>
            <Button onPress={() => showView({ name: 'settings' })}>{say('library', 'seeModels')}</Button>
          </div>
        </div>
      </div>
    </section>
  )
}

type StepName = 'chooseFolder' | 'chooseFiles' | 'trySamples'

function Step({ icon, name, onPress }: { icon: ReactNode; name: StepName; onPress: () => void }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="flex flex-col items-start rounded-[0.5625rem] border border-line bg-raise p-3.5 pt-3 text-left hover:border-edge"
    >
      <span className="text-accent">{icon}</span>
      <span className="mt-2 font-semibold">{say('library', name)}</span>
      <span className="text-label text-soft">{say('library', `${name}Note`)}</span>
    </button>
  )
}
