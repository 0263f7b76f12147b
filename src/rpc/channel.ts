/** A pair of send and receive that keeps order. Messages are structured-cloneable values. */
export type Channel = {
  post(message: unknown): void
  /** One listener; messages that come before it is set are kept. */
  onMessage(listener: (message: unknown) => void): void
  /** Called once when the other side or the transport is gone. */
  onClose(listener: () => void): void
  close(): void
}
