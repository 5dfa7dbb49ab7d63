/**
 * Divides the work of a kernel between the thread that calls it and helpers, which have the same kernels on the same
 * memory. Rows of a result do not depend on each other: it is the same to the last bit, whoever computes which.
 *
 * The caller writes on a board what is to be computed, and on a ticket how many shares are left. Who wants a share lowers
 * the ticket by an atomic exchange, which fails if somebody else was faster. So nobody waits for a helper that has taken
 * nothing: one that starts, sleeps or has ended costs nothing.
 */
import { instantiateKernels, type KernelName, type Kernels } from './compile'

/** How the work of a kernel is divided. */
export interface Division {
  /** Which argument counts the rows. */
  readonly rows: number
  /** What each argument grows by from a row to the next. */
  readonly steps: readonly number[]
  /** What a row costs, in multiplications of a product. */
  readonly cost: number
  /** Which argument is scratch memory, of which each thread needs so many bytes. */
  readonly scratch?: { readonly at: number; readonly bytes: number }
}

/** What a helper needs, whichever way its thread is started. */
export interface HelperSetup {
  readonly memory: WebAssembly.Memory
  readonly module: WebAssembly.Module
  readonly board: SharedArrayBuffer
  /** From 1 on. */
  readonly thread: number
}

/** Words of the board, each in a cache line of its own. */
const [TICKET, DONE, READY] = [0, 16, 32]
const WORDS = 48
/** Lower bits of the ticket: shares that are left; the others number the work. */
const LEFT = 63
const NEXT = LEFT + 1
/** What the work is: a kernel, its rows and those of a share, its arguments and their steps. */
const [KERNEL, TOTAL, SIZE, ROWS, SCRATCH_AT, SCRATCH, SCRATCH_BYTES, HEAD] = [0, 1, 2, 3, 4, 5, 6, 7]
const MOST_ARGUMENTS = 20
const STEPS = HEAD + MOST_ARGUMENTS
const NUMBERS = STEPS + MOST_ARGUMENTS

/** A share costs at least so much, which takes some ten microseconds: less is computed sooner than it is divided. */
const LEAST_COST = 2 ** 16
/** Shares have a multiple of so many rows: kernels take as many at once. */
const MULTIPLE = 8
/** More than one for each thread, so that one which is held up does less. */
const SHARES_PER_THREAD = 2
/**
 * Looks at the board before a helper goes to sleep, some 30 microseconds: one kernel often follows the last within them.
 * One that looks for longer has the core that the window draws with.
 */
const HELPER_LOOKS = 2 ** 12
/** And before the caller does, which waits for one share at most. */
const CALLER_LOOKS = 2 ** 16
/** How long a helper may take for a share, in parts of which a sleeping computer skips one at most. */
const WAITS = { count: 30, ms: 100 }
/** On a busy machine a helper may be held up. The caller then works alone for so many times what it waited. */
const REST = 10

const wordsOf = (board: SharedArrayBuffer) => new Int32Array(board, 0, WORDS)
const numbersOf = (board: SharedArrayBuffer) => new Float64Array(board, 4 * WORDS, NUMBERS)

/** The caller's side of the board. */
export class Shares {
  readonly board = new SharedArrayBuffer(4 * WORDS + 8 * NUMBERS)
  private readonly words = wordsOf(this.board)
  private readonly work = numbersOf(this.board)
  private readonly functions: Functions
  private isClosed = false
  private aloneUntil = 0

  /** @param onLost is told that a helper took a share and did not finish it; from then on the caller works alone */
  constructor(
    private readonly kernels: Kernels,
    private readonly onLost: () => void,
  ) {
    this.functions = functionsOf(kernels)
  }

  /** Helpers that are at the board, and may be asked. */
  get helpers(): number {
    return this.isClosed || performance.now() < this.aloneUntil ? 0 : Atomics.load(this.words, READY)
  }

  /** Nothing is divided any more. */
  close(): void {
    this.isClosed = true
  }

  /**
   * Calls a kernel, in shares if that is worth it.
   *
   * @param helpersScratch gives the scratch memory of all helpers
   */
  run(
    kernel: KernelName,
    args: readonly number[],
    { rows, steps, cost, scratch }: Division,
    helpersScratch: (bytes: number) => number,
  ): void {
    const total = args[rows]!
    const { helpers } = this
    const least = roundUp(LEAST_COST / cost)
    const wanted = helpers && Math.min(SHARES_PER_THREAD * (helpers + 1), Math.floor(total / least))
    if (wanted < 2) return void this.kernels[kernel](...args)
    const size = roundUp(total / wanted)
    const { work } = this
    const ofHelpers = scratch ? helpersScratch(helpers * scratch.bytes) : 0
    const index = this.functions.indexOf(this.kernels[kernel])
    work.set([index, total, size, rows, scratch?.at ?? -1, ofHelpers, scratch?.bytes ?? 0])
    work.fill(0, HEAD)
    work.set(args, HEAD)
    work.set(steps, STEPS)
    this.compute(Math.ceil(total / size))
  }

  private compute(shares: number): void {
    const { words, functions, work } = this
    Atomics.store(words, DONE, 0)
    Atomics.store(words, TICKET, ((Atomics.load(words, TICKET) + NEXT) | 0) + shares)
    Atomics.notify(words, TICKET)
    let done = 0
    for (let ticket; (ticket = Atomics.load(words, TICKET)) & LEFT;) {
      if (!take(words, ticket)) continue
      const share = (ticket & LEFT) - 1
      computeShare(functions, work, share, 0)
      done |= 1 << share
    }
    const all = 2 ** shares - 1
    if (this.awaitHelpers(all - done)) return
    this.close()
    done |= Atomics.load(words, DONE)
    for (let share = 0; share < shares; share++) if (!(done & (1 << share))) computeShare(functions, work, share, 0)
    this.onLost()
  }

  /** Whether all shares that helpers have taken get done. */
  private awaitHelpers(taken: number): boolean {
    const { words } = this
    for (let look = 0; look < CALLER_LOOKS; look++) if (Atomics.load(words, DONE) === taken) return true
    const start = performance.now()
    for (let wait = 0; wait < WAITS.count; wait++) {
      const done = Atomics.load(words, DONE)
      if (done === taken) {
        const now = performance.now()
        this.aloneUntil = now + REST * (now - start)
        return true
      }
      Atomics.wait(words, DONE, done, WAITS.ms)
    }
    return false
  }
}

/** A helper's side: computes shares as long as its thread lives. */
export function help({ memory, module, board, thread }: HelperSetup): never {
  const functions = functionsOf(instantiateKernels(module, memory))
  const words = wordsOf(board)
  const work = numbersOf(board)
  const known = new Float64Array(NUMBERS)
  let number = NaN
  Atomics.add(words, READY, 1)
  for (;;) {
    const ticket = awaitWork(words)
    // copied before the share is taken: as long as there are shares left, nobody changes it
    if (ticket >> 6 !== number) known.set(work)
    number = ticket >> 6
    if (!take(words, ticket)) continue
    const share = (ticket & LEFT) - 1
    computeShare(functions, known, share, thread)
    Atomics.or(words, DONE, 1 << share)
    Atomics.notify(words, DONE)
  }
}

const take = (words: Int32Array, ticket: number): boolean =>
  Atomics.compareExchange(words, TICKET, ticket, ticket - 1) === ticket

function awaitWork(words: Int32Array): number {
  for (;;) {
    let ticket = 0
    for (let look = 0; look < HELPER_LOOKS; look++) {
      ticket = Atomics.load(words, TICKET)
      if (ticket & LEFT) return ticket
    }
    Atomics.wait(words, TICKET, ticket)
  }
}

/** Thread 0 is the caller, whose scratch memory stands among the arguments. */
function computeShare(functions: Functions, work: Float64Array, share: number, thread: number): void {
  const start = share * work[SIZE]!
  const args: number[] = []
  for (let i = HEAD; i < STEPS; i++) args.push(work[i]! + start * work[i + MOST_ARGUMENTS]!)
  args[work[ROWS]!] = Math.min(work[SIZE]!, work[TOTAL]! - start)
  const scratchAt = work[SCRATCH_AT]!
  if (scratchAt >= 0 && thread > 0) args[scratchAt] = work[SCRATCH]! + (thread - 1) * work[SCRATCH_BYTES]!
  functions[work[KERNEL]!]!(...args)
}

const roundUp = (rows: number): number => MULTIPLE * Math.ceil(rows / MULTIPLE)

type Functions = readonly Kernels[KernelName][]
/** In the order of the module, which is that of all its instances. */
const functionsOf = (kernels: Kernels): Functions => Object.values(kernels)
