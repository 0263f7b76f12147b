import { basename } from 'node:path'
import type { GgufFileInfo } from 'node-llama-cpp'
import type { ModelInfo } from '../../api/model.ts'

/** What a GGUF's header says of the model. `role` is `reranker` for models that only score pairs. */
export type GgufFacts = {
  role: 'chat' | 'embedder' | 'reranker'
  /** `general.name`; often a training run's name, so users see the file's name. */
  name: string
  parameters: number
  contextTokens: number
  dimensions: number
  /** Bytes of keys and values for one token of context, at 16 bits each; 0 where there are none. */
  stateBytesPerToken: number
  /** Width of the layers' inner part; of models with experts, of all that work on a token. */
  feedForward: number
  /** Attention heads of a layer. */
  heads: number
  languages: readonly string[]
  licence: string | undefined
}

const poolingNone = 0
const poolingRank = 4
const poolingUnset = -1

/** `general.languages` and `split.*` are read loosely: writers differ. */
function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function numberOf(value: unknown): number {
  if (Array.isArray(value)) return Math.max(0, ...value.map(numberOf))
  return typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : 0
}

/** Facts of a parsed header; tensor descriptions must have been read for `parameters`. */
export function ggufFacts(info: GgufFileInfo): GgufFacts {
  const { general } = info.metadata
  const architecture = info.architectureMetadata
  const pooling = 'pooling_type' in architecture ? numberOf(architecture.pooling_type) : poolingUnset
  const encoder = /bert|embedding|t5encoder/i.test(String(general.architecture))
  const heads = numberOf(architecture.attention?.head_count)
  const dimensions = numberOf(architecture.embedding_length)
  const headSize = numberOf(architecture.attention?.key_length) || (heads > 0 ? dimensions / heads : 0)
  const keyHeads = numberOf(architecture.attention?.head_count_kv) || heads
  const count = (info.fullTensorInfo ?? info.tensorInfo ?? []).reduce(
    (sum, tensor) => sum + tensor.dimensions.reduce<number>((product, size) => product * Number(size), 1),
    0,
  )
  const embeds = encoder || (pooling !== poolingUnset && pooling !== poolingNone)
  return {
    role: pooling === poolingRank ? 'reranker' : embeds ? 'embedder' : 'chat',
    name: general.name?.trim() ?? '',
    parameters: count,
    contextTokens: numberOf(architecture.context_length),
    dimensions,
    heads,
    feedForward: numberOf(architecture.feed_forward_length) * Math.max(1, numberOf(architecture.expert_used_count)),
    stateBytesPerToken: 4 * numberOf(architecture.block_count) * keyHeads * headSize,
    languages: strings('languages' in general ? general.languages : undefined),
    licence: general.license,
  }
}

/** The facts as the contract's `ModelInfo`. */
export function modelInfo(
  facts: GgufFacts,
  role: ModelInfo['role'],
  file: { sha256: string; path: string; size: number },
): ModelInfo {
  return {
    id: file.sha256,
    role,
    name: basename(file.path).replace(/\.gguf$/i, ''),
    path: file.path,
    starter: false,
    parameters: facts.parameters,
    contextTokens: facts.contextTokens,
    sizeBytes: file.size,
    ...(role === 'embedder' ? { dimensions: facts.dimensions } : {}),
    ...(facts.licence === undefined ? {} : { licence: facts.licence }),
  }
}
