import type { Publish } from '../api/handlers.ts'
import type { TopicName } from '../api/topics.ts'

type Listener = (sequence: number, event: unknown) => void

/** Numbers the change events of every topic and hands them to the subscribers of all windows. */
export type TopicHub = {
  publish: Publish
  /** Number of the topic's last event; 0 before the first. */
  last(topic: TopicName): number
  /** Returns the way to end it. */
  listen(topic: TopicName, listener: Listener): () => void
}

export function createTopicHub(): TopicHub {
  const counts = new Map<TopicName, number>()
  const listeners = new Map<TopicName, Set<Listener>>()
  return {
    publish(topic, event) {
      const sequence = (counts.get(topic) ?? 0) + 1
      counts.set(topic, sequence)
      for (const listener of listeners.get(topic) ?? []) listener(sequence, event)
    },
    last: (topic) => counts.get(topic) ?? 0,
    listen(topic, listener) {
      const set = listeners.get(topic) ?? new Set()
      listeners.set(topic, set.add(listener))
      return () => set.delete(listener)
    },
  }
}
