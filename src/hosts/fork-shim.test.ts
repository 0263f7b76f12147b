import childProcess from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'
import { afterEach, expect, test } from 'vitest'
import { HostToMain } from '../api/host-protocol.ts'
import { type ForkShim, installForkShim } from './fork-shim.ts'

const realFork = childProcess.fork
let shim: ForkShim | undefined

type About = Parameters<ForkShim['receive']>[0]

/** Plays main: runs what is asked for with the real fork. Every message must be one of the protocol. */
function installWithMain(): HostToMain[] {
  const asked: HostToMain[] = []
  const children = new Map<string, childProcess.ChildProcess>()
  const tell = (message: About) => shim?.receive(message)
  shim = installForkShim({
    postMessage(value) {
      const message = HostToMain.parse(value)
      asked.push(message)
      if (message.type === 'fork-file') {
        const { id } = message
        const env = { ...process.env, ...message.env }
        const stdio: childProcess.StdioOptions = ['ignore', 'ignore', 'ignore', 'ipc']
        const child = realFork(message.file, message.args, { env, execArgv: [], stdio })
        children.set(id, child)
        child.on('spawn', () => tell({ type: 'child-forked', id, pid: child.pid ?? 0 }))
        child.on('message', (m) => tell({ type: 'child-message', id, message: m }))
        child.on('exit', (code) => tell({ type: 'child-exited', id, code: code ?? 1 }))
      } else if (message.type === 'child-message') children.get(message.id)?.send(message.message as object)
      else if (message.type === 'kill-child') children.get(message.id)?.kill('SIGKILL')
    },
  })
  return asked
}

function forbidFork(): void {
  childProcess.fork = () => {
    throw new Error('child_process.fork needs the RunAsNode fuse, which is off')
  }
  syncBuiltinESMExports()
}

afterEach(() => {
  shim?.restore()
  childProcess.fork = realFork
  syncBuiltinESMExports()
})

test('node-llama-cpp accepts its prebuilt binary although fork is forbidden', async () => {
  forbidFork()
  const asked = installWithMain()
  const { getLlama } = await import('node-llama-cpp')
  const llama = await getLlama({ gpu: false, build: 'never', progressLogs: false, skipDownload: true })
  expect(llama.gpu).toBe(false)
  await llama.dispose()
  const files = asked.flatMap((message) => (message.type === 'fork-file' ? [message] : []))
  expect(files.length).toBeGreaterThan(0)
  for (const { file, env } of files) {
    expect(file).toMatch(/node-llama-cpp[/\\]dist[/\\]bindings[/\\]utils[/\\]testBindingBinary\.js$/)
    expect(env).toEqual({ TEST_BINDING_CP: 'true' })
  }
})

test('a child that cannot be started ends with code -1', async () => {
  shim = installForkShim({
    postMessage(value) {
      const message = HostToMain.parse(value)
      if (message.type === 'fork-file')
        setImmediate(() => shim?.receive({ type: 'child-exited', id: message.id, code: -1 }))
    },
  })
  const child = childProcess.fork('/nowhere.js')
  const code = await new Promise((resolve) => child.on('exit', resolve))
  expect(code).toBe(-1)
  expect(child.exitCode).toBe(-1)
  expect(child.kill()).toBe(false)
})
