import { existsSync } from 'node:fs'
import type * as Library from 'node-llama-cpp'
import type { Log } from '../../core/ports/log.ts'
import { runtimeLogger } from './runtime-log.ts'

/** The loaded library and its engine. */
export type Runtime = { library: typeof Library; llama: Library.Llama }

/** Devices without which Linux has no usable GPU; probing for one costs half a second at each start. */
const linuxGpuDevices = ['/dev/nvidiactl', '/dev/kfd', '/dev/dri/renderD128', '/dev/dxg']

function mayHaveGpu(): boolean {
  return process.platform !== 'linux' || linuxGpuDevices.some((path) => existsSync(path))
}

/**
 * Loads llama.cpp: the prebuilt binary only, a GPU where one works, the CPU otherwise. The import is dynamic so that a
 * host can replace `child_process.fork` first. The engine's own thread limit is off: the scheduler owns the threads.
 */
export async function loadRuntime(log: Log, use: { gpu: boolean } = { gpu: true }): Promise<Runtime> {
  const library = await import('node-llama-cpp')
  const options = {
    build: 'never',
    progressLogs: false,
    skipDownload: true,
    maxThreads: 0,
    logLevel: library.LlamaLogLevel.warn,
    logger: runtimeLogger(log),
  } as const
  if (use.gpu && mayHaveGpu()) {
    try {
      return { library, llama: await library.getLlama({ ...options, gpu: 'auto' }) }
    } catch (error) {
      log.warn('No GPU can be used; the processor computes.', { error: String(error) })
    }
  }
  return { library, llama: await library.getLlama({ ...options, gpu: false }) }
}
