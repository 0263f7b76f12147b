import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { say } from '../../src/messages/say.ts'
import { projectFolder } from './command.ts'

/** The main job in the terminal, on the sample documents, in a data folder of its own. Answers the exit code. */
export async function runInTerminal(): Promise<number> {
  const data = ['--data', join(projectFolder, '.cache/tour')]
  const steps = [
    ['import', ...samples(), ...data],
    ['ask', say('desktop', 'tourQuestion'), ...data],
  ]
  for (const step of steps) {
    process.stdout.write(`\n> carrel ${step.slice(0, -2).map(quoted).join(' ')}\n`)
    const code = await carrel(step)
    if (code !== 0) return code
  }
  return 0
}

/** The sample documents; what makes them lies beside them. */
function samples(): string[] {
  const folder = 'resources/samples'
  const documents = readdirSync(join(projectFolder, folder)).filter((name) => /\.(pdf|docx|md)$/.test(name))
  return documents.map((name) => join(folder, name))
}

function carrel(args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [join(projectFolder, 'src/hosts/cli.ts'), ...args], {
    cwd: projectFolder,
    stdio: 'inherit',
  })
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
}

function quoted(word: string): string {
  return word.includes(' ') ? JSON.stringify(word) : word
}
