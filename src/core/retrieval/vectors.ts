/** Dot product; the cosine of unit vectors. */
export function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0
  for (let at = 0; at < left.length; at += 1) sum += (left[at] ?? 0) * (right[at] ?? 0)
  return sum
}

/** `vector` moved towards the mean of `others`, `share` of it added. Not of unit length. */
export function moveTowards(vector: Float32Array, others: readonly Float32Array[], share: number): Float32Array {
  const moved = Float32Array.from(vector)
  for (const other of others) {
    for (let at = 0; at < moved.length; at += 1)
      moved[at] = (moved[at] ?? 0) + (share / others.length) * (other[at] ?? 0)
  }
  return moved
}
