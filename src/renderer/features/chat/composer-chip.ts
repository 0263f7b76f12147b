/** How the composer's chips look. */
export const COMPOSER_CHIP =
  'flex h-6 min-w-0 items-center gap-1 rounded-[0.3125rem] border border-edge px-1.5 text-label text-soft hover:text-ink hover:border-ink'
