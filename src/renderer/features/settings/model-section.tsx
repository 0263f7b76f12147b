import { useState } from 'react'
import type { ModelInfo } from '../../../api/model.ts'
import { say } from '../../../messages/say.ts'
import { useCall } from '../../app/queries.ts'
import { sentenceFor } from '../../app/report.ts'
import { useChangeSettings, useSettings } from '../../app/settings.ts'
import { useShell } from '../../app/shell/shell-context.ts'
import { useClient } from '../../client.ts'
import { Button } from '../../components/button.tsx'
import { Choices, Section } from './section.tsx'

type Role = ModelInfo['role']

/** Which model writes and which one finds; any GGUF file can be chosen once it has been checked. */
export function ModelSection() {
  return (
    <Section title={say('shell', 'models')}>
      <p className="mb-3 max-w-prose text-soft">{say('shell', 'modelsText')}</p>
      <ModelChoices role="chat" />
      <ModelChoices role="embedder" />
    </Section>
  )
}

function ModelChoices({ role }: { role: Role }) {
  const client = useClient()
  const { readOnly } = useShell()
  const settings = useSettings()
  const change = useChangeSettings()
  const list = useCall('model.list', {})
  const [checking, setChecking] = useState(false)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const key = role === 'chat' ? 'chatModel' : 'embedder'
  const value = settings[key]
  const models = (list.data?.models ?? []).filter((model) => model.role === role)
  const starter = models.find((model) => model.starter)
  const others = models.filter((model) => !model.starter)
  const chosenFile = value !== 'starter' && value !== 'none' && !others.some((model) => model.path === value)
  const options = [
    { id: 'starter', label: say('shell', 'starter'), ...(starter === undefined ? {} : { note: modelNote(starter) }) },
    ...others.map((model) => ({ id: model.path, label: model.name, note: modelNote(model) })),
    ...(chosenFile ? [{ id: value, label: value.split(/[\\/]/).at(-1) ?? value }] : []),
    { id: 'none', label: say('shell', role === 'chat' ? 'noChatModel' : 'noEmbedder') },
  ]
  const choose = async () => {
    const reply = await window.carrel.call('dialog.choose', { what: 'model' })
    const path = reply.ok ? reply.data.paths[0] : undefined
    if (path === undefined) return
    setChecking(true)
    setProblem(undefined)
    try {
      const info = await client.call('model.check', { path, role })
      change({ [key]: info.path })
    } catch (error) {
      setProblem(sentenceFor(error))
    } finally {
      setChecking(false)
    }
  }
  return (
    <div className="mb-4">
      <Choices
        label={say('shell', role === 'chat' ? 'chatModel' : 'embedderModel')}
        value={value}
        options={options}
        onChange={(next) => change({ [key]: next })}
      />
      {readOnly ? null : (
        <Button isDisabled={checking} onPress={() => void choose()}>
          {say('shell', checking ? 'checkingModel' : 'chooseModel')}
        </Button>
      )}
      {problem === undefined ? null : (
        <p role="alert" className="selectable mt-2 text-warn">
          {problem}
        </p>
      )}
    </div>
  )
}

function modelNote(model: ModelInfo): string {
  const millions = Math.round(model.parameters / 1e6)
  const size = millions >= 1000 ? `${(millions / 1000).toFixed(1)} B` : `${millions} M`
  return say('shell', 'modelNote', {
    name: model.name,
    size,
    megabytes: Math.max(1, Math.round(model.sizeBytes / 1e6)),
    tokens: model.contextTokens,
  })
}
