/** Where bytes are kept in an arena. */
export interface Extent {
  readonly firstBlock: number
  readonly byteLength: number
}

/** Memory for byte strings that come and go. */
export interface ByteArena {
  /** Keeps a copy of the bytes until they are freed. */
  write(bytes: Uint8Array): Extent
  /** A copy of kept bytes, which the next reading may overwrite. */
  read(extent: Extent): Uint8Array
  /** Gives up kept bytes, once. Their memory is used again, and returned when no bytes are left. */
  free(extent: Extent): void
}

const BLOCK_BYTES = 1_024
const BLOCKS_PER_SLAB = 1_024

/** Buffers of this size are held for reading; larger byte strings are read into buffers of their own. */
const READ_BUFFER_BYTES = 256 * BLOCK_BYTES

/** The memory that so many bytes take in an arena. */
export function arenaBytes(byteLength: number): number {
  return Math.ceil(byteLength / BLOCK_BYTES) * BLOCK_BYTES
}

/**
 * An arena of blocks of one size. Bytes in buffers of their own would be returned only when the garbage
 * collector runs, which lets as many megabytes wait again as are kept, and leave gaps between those that
 * stay: blocks are used again at once, and fit whatever comes.
 */
export function createByteArena(): ByteArena {
  const slabs: Buffer[] = []
  /** The block behind each block: in its byte string, or in the list of free ones. */
  const nextBlock: number[] = []
  let firstFree = -1
  let usedBlocks = 0
  let readBuffer: Buffer | undefined

  function takeBlock(): number {
    if (firstFree === -1) addSlab()
    const block = firstFree
    firstFree = nextBlock[block] ?? -1
    usedBlocks += 1
    return block
  }

  function addSlab(): void {
    const first = slabs.length * BLOCKS_PER_SLAB
    slabs.push(Buffer.allocUnsafeSlow(BLOCKS_PER_SLAB * BLOCK_BYTES))
    for (let place = 1; place <= BLOCKS_PER_SLAB; place += 1) {
      nextBlock.push(place < BLOCKS_PER_SLAB ? first + place : firstFree)
    }
    firstFree = first
  }

  /** The slab of a block, and where in it the block begins. */
  function locate(block: number): { readonly slab: Buffer; readonly offset: number } {
    const slab = slabs[Math.floor(block / BLOCKS_PER_SLAB)]
    if (!slab) throw new RangeError('No block of this arena')
    return { slab, offset: (block % BLOCKS_PER_SLAB) * BLOCK_BYTES }
  }

  return {
    write(bytes) {
      let firstBlock = -1
      let previous = -1
      for (let from = 0; from < bytes.byteLength; from += BLOCK_BYTES) {
        const block = takeBlock()
        if (previous === -1) firstBlock = block
        else nextBlock[previous] = block
        const { slab, offset } = locate(block)
        slab.set(bytes.subarray(from, from + BLOCK_BYTES), offset)
        previous = block
      }
      return { firstBlock, byteLength: bytes.byteLength }
    },

    read({ firstBlock, byteLength }) {
      readBuffer ??= Buffer.allocUnsafeSlow(READ_BUFFER_BYTES)
      const bytes =
        byteLength > READ_BUFFER_BYTES
          ? Buffer.allocUnsafeSlow(byteLength)
          : readBuffer.subarray(0, byteLength)
      let block = firstBlock
      for (let from = 0; from < byteLength; from += BLOCK_BYTES) {
        const { slab, offset } = locate(block)
        slab.copy(bytes, from, offset, offset + Math.min(BLOCK_BYTES, byteLength - from))
        block = nextBlock[block] ?? -1
      }
      return bytes
    },

    free({ firstBlock, byteLength }) {
      let block = firstBlock
      for (let from = 0; from < byteLength; from += BLOCK_BYTES) {
        const next = nextBlock[block] ?? -1
        nextBlock[block] = firstFree
        firstFree = block
        usedBlocks -= 1
        block = next
      }
      if (usedBlocks > 0) return
      slabs.length = 0
      nextBlock.length = 0
      firstFree = -1
    },
  }
}
