import { EventEmitter } from 'node:events'
import type { Notification, NotificationConstructorOptions } from 'electron'
import { extend, refuseUnknown, strict } from '../strict.ts'

/** Notifications that were shown, in order; `click` presses one. For specs. */
export type NotificationState = { title: string; body: string; click(): void }
export const notifications: NotificationState[] = []

function create(options: NotificationConstructorOptions = {}): Notification {
  refuseUnknown('Notification', options, ['title', 'body', 'silent'])
  const { title = '', body = '' } = options
  const notification = strict(
    'Notification',
    extend(new EventEmitter(), {
      title,
      body,
      show() {
        notifications.push({ title, body, click: () => void notification.emit('click', {}) })
        notification.emit('show', {})
      },
      close: () => void notification.emit('close', {}),
    } satisfies Partial<Record<keyof Notification, unknown>>),
  ) as unknown as Notification
  return notification
}

/** `Notification` of the electron module: nothing is seen, its state can be inspected. */
export const StandInNotification = strict(
  'Notification (static)',
  Object.assign(
    function (options?: NotificationConstructorOptions) {
      return create(options)
    } as unknown as new (
      options?: NotificationConstructorOptions,
    ) => Notification,
    { isSupported: () => true },
  ),
)
