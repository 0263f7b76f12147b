import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { READER, SIDEBAR } from './arrange.ts'

export type LayoutState = {
  sidebarOpen: boolean
  sidebarWidth: number
  readerWidth: number
  /** Whether the sidebar was called up where it cannot be docked. Not remembered. */
  sidebarCalled: boolean
  /** Ids of collections whose inside is not shown in the sidebar. */
  closedCollections: readonly string[]
}

/** Widths at 100 % and whether the sidebar is wanted; remembered by the window. */
export const useLayoutStore = create<LayoutState>()(
  persist(
    (): LayoutState => ({
      sidebarOpen: true,
      sidebarWidth: SIDEBAR.usual,
      readerWidth: READER.usual,
      sidebarCalled: false,
      closedCollections: [],
    }),
    {
      name: 'carrel.layout',
      partialize: ({ sidebarOpen, sidebarWidth, readerWidth, closedCollections }) => ({
        sidebarOpen,
        sidebarWidth,
        readerWidth,
        closedCollections,
      }),
    },
  ),
)
