import type { CallName, MethodEvent, MethodInput, MethodName, MethodOutput, StreamName } from './methods.ts'
import type { TopicEvent, TopicName } from './topics.ts'

/** What answers the methods: a function per method. Streams are async iterables; the signal aborts on cancel. */
export type Handlers = {
  [N in MethodName]: N extends StreamName
    ? (input: MethodInput<N>, signal: AbortSignal) => AsyncIterable<MethodEvent<N>>
    : N extends CallName
      ? (input: MethodInput<N>, signal: AbortSignal) => Promise<MethodOutput<N>> | MethodOutput<N>
      : never
}

/** Publishes a change event to every subscriber. */
export type Publish = <T extends TopicName>(topic: T, event: TopicEvent<T>) => void
