import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { forkLauncher } from '../../../adapters/workshop/fork-launcher.ts'
import type { Client } from '../../../rpc/types.ts'
import { type OpenedAssistant, openAssistant } from '../../open-assistant.ts'

export type BenchLibrary = { assistant: OpenedAssistant; client: Client; dataFolder: string }

/** Runs `work` on a fresh library in a temporary folder, imported through the whole program, and removes it after. */
export async function withLibrary(
  input: { texts: ReadonlyMap<string, string> } | { folder: string },
  work: (library: BenchLibrary) => Promise<void>,
): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), 'carrel-retrieval-'))
  const dataFolder = path.join(root, 'data')
  const launcher = forkLauncher((entry) => path.join(import.meta.dirname, '../..', `${entry}.ts`))
  const assistant = await openAssistant({ dataFolder, access: 'own', program: 'bench', launcher })
  try {
    const client = assistant.connect()
    const folder = 'folder' in input ? input.folder : writeTexts(path.join(root, 'texts'), input.texts)
    const { id } = await client.call('import.start', { paths: [folder] })
    const job = async () => (await client.call('import.list', {})).find((each) => each.id === id)
    while ((await job())?.state === 'running') await wait(200)
    if ((await job())?.state !== 'done') throw new Error('The import did not finish')
    await work({ assistant, client, dataFolder })
  } finally {
    await assistant.close()
    rmSync(root, { recursive: true, force: true })
  }
}

/** The corpora are plain text, whatever their names end in; blank ones are left out. */
function writeTexts(folder: string, texts: ReadonlyMap<string, string>): string {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of texts) if (text.trim() !== '') writeFileSync(path.join(folder, `${name}.txt`), text)
  return folder
}
