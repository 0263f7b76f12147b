import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { say } from '../../messages/say.ts'
import { dropToast, type Toast, useToastStore } from '../app/toast-store.ts'
import { Button, IconButton } from './button.tsx'
import { classes } from './classes.ts'

/** The toasts at the foot of the window, read aloud politely. */
export function Toasts() {
  const toasts = useToastStore((state) => state.toasts)
  return (
    <div
      role="status"
      aria-label={say('shell', 'notices')}
      className="pointer-events-none fixed inset-x-0 bottom-30 z-50 flex flex-col items-center gap-2"
    >
      {toasts.map((toast) => (
        <ToastBox key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastBox({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dropToast(toast.id), toast.milliseconds)
    return () => clearTimeout(timer)
  }, [held, toast.id, toast.milliseconds])
  return (
    <div
      className={classes(
        'pointer-events-auto flex max-w-[32rem] items-center gap-3 rounded-float border bg-raise py-1.5 pr-1.5 pl-4 shadow-float',
        toast.tone === 'warn' ? 'border-warn text-warn' : 'border-line text-ink',
      )}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <span className="selectable">{toast.text}</span>
      {toast.undo === undefined ? null : <ToastButton toast={toast} label={say('shell', 'undo')} run={toast.undo} />}
      {toast.action === undefined ? null : <ToastButton toast={toast} {...toast.action} />}
      <IconButton label={say('shell', 'dismiss')} onPress={() => dropToast(toast.id)}>
        <X />
      </IconButton>
    </div>
  )
}

function ToastButton({ toast, label, run }: { toast: Toast; label: string; run: () => void }) {
  return (
    <Button
      look="link"
      className="font-semibold"
      onPress={() => {
        dropToast(toast.id)
        run()
      }}
    >
      {label}
    </Button>
  )
}
