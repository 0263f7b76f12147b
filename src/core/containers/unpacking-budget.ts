const megabyte = 1 << 20
const smallestBudget = 1024 * megabyte
/** Text packs to a tenth, logs and tables to a fiftieth; what packs better in all is made to fill disks. */
const mostRatio = 100

/** How many bytes an archive may unpack to, all members together. */
export type UnpackingBudget = {
  megabytes: number
  /** Whether `bytes` more may be unpacked; they are counted. */
  spend(bytes: number): boolean
}

/** The budget of an archive of `size` bytes. */
export function unpackingBudget(size: number): UnpackingBudget {
  const most = Math.max(smallestBudget, size * mostRatio)
  let spent = 0
  return {
    megabytes: Math.round(most / megabyte),
    spend(bytes) {
      spent += bytes
      return spent <= most
    },
  }
}
