import type { CallName, MethodArgument, MethodEvent, MethodOutput, StreamName } from '../api/methods.ts'
import type { TopicEvent, TopicName } from '../api/topics.ts'

export type CallOptions = { signal?: AbortSignal }

/**
 * The typed client. A failed call or stream rejects with `AssistantError`. A stream is an async iterable with
 * back-pressure; leaving the loop or aborting cancels it on the other side. `subscribe` calls `onGap` when events
 * were missed (refetch) and returns the way to end it.
 */
export type Client = {
  call<N extends CallName>(name: N, input: MethodArgument<N>, options?: CallOptions): Promise<MethodOutput<N>>
  stream<N extends StreamName>(name: N, input: MethodArgument<N>, options?: CallOptions): AsyncIterable<MethodEvent<N>>
  subscribe<T extends TopicName>(topic: T, onEvent: (event: TopicEvent<T>) => void, onGap: () => void): () => void
  close(): void
}
