import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRuntime } from '../run/electron.ts'

/** Starts a program as a user does, with no debugger attached, and waits until its backend runs and its page stands. */
export async function startQuietly(program: string): Promise<{ pid: number; stop(): Promise<void> }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'carrel-quiet-'))
  const child = spawn(findRuntime().executable, ['--no-sandbox', program, '--data', dataFolder], { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const pid = child.pid ?? 0
  const until = Date.now() + 20_000
  const isUp = () => {
    const commands = processTree(pid).map(({ command }) => command)
    return commands.some((one) => one.includes('backend.js')) && commands.some((one) => one.includes('--type=renderer'))
  }
  while (!isUp() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 200))
  await new Promise((resolve) => setTimeout(resolve, 2000))
  return {
    pid,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

type Process = { pid: number; parent: number; command: string }

/** A process and all its descendants. */
export function processTree(root: number): Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)))
  const tree = all.filter(({ pid }) => pid === root)
  for (const one of tree) tree.push(...all.filter(({ parent }) => parent === one.pid))
  return tree
}

function readProcess(pid: number): Process[] {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return [{ pid, command, parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }]
  } catch {
    return []
  }
}

/** Listening TCP sockets, connected TCP sockets and bound UDP sockets that these processes hold. */
export function listeningSockets(pids: readonly number[]): string[] {
  const held = new Set(pids.flatMap(socketsOf))
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) =>
    readFileSync(`/proc/net/${kind}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => held.has(fields[9] ?? ''))
      .map((fields) => `${kind} ${fields[1]} -> ${fields[2]} state ${fields[3]}`),
  )
}

function socketsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const match = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))
      return match?.[1] ? [match[1]] : []
    })
  } catch {
    return []
  }
}
