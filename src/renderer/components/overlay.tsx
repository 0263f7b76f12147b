import type { ReactNode } from 'react'
import { Modal, ModalOverlay } from 'react-aria-components'
import { classes } from './classes.ts'

/** A sheet that floats over the window; Escape or a click beside it closes it. `place` says where it stands. */
export function Overlay(props: { place: string; className: string; onClose: () => void; children: ReactNode }) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
      className={classes('fixed inset-0 z-40 flex justify-center bg-(--shade)', props.place)}
    >
      <Modal className={classes('max-w-full rounded-float border border-line shadow-float', props.className)}>
        {props.children}
      </Modal>
    </ModalOverlay>
  )
}
