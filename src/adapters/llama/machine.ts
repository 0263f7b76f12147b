import { cpus, totalmem } from 'node:os'
import type { Llama } from 'node-llama-cpp'

/** The machine as a model finds it: what is measured on one holds for no other. Bytes. */
export type Machine = {
  /** Processor, cores, engine build, and the GPU's kind where one computes. */
  key: string
  gpu: boolean
  /** Memory that weights and contexts lie in: the GPU's where one computes, else the machine's. */
  totalBytes: number
  /** Of that memory, what is taken now: by this process, of a GPU's by all. */
  residentBytes(): Promise<number>
}

/** Memory of the machine, or of the group of processes that this one is confined to. */
function mainMemory(): number {
  const confined = process.constrainedMemory()
  return confined > 0 ? Math.min(confined, totalmem()) : totalmem()
}

/** Looks at the machine through the loaded engine. */
export async function lookAtMachine(llama: Llama, cores: number): Promise<Machine> {
  const gpu = llama.gpu
  const key = [cpus()[0]?.model ?? process.arch, cores, llama.llamaCppRelease.release, ...(gpu ? [gpu] : [])].join('|')
  if (!gpu) return { key, gpu: false, totalBytes: mainMemory(), residentBytes: async () => process.memoryUsage.rss() }
  const { total } = await llama.getVramState()
  return { key, gpu: true, totalBytes: total, residentBytes: async () => (await llama.getVramState()).used }
}
