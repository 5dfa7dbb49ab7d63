import { computed, shallowRef } from 'vue'
import { USER_IMAGES } from '../core/data/user-images'
import type { WorkerClient, RunEvents, RunLink } from './worker-client'
import type { NdArray } from '../core/ndarray'
import type { BackendName, Curves, DemoDefinition, ParamValue, Params, Snapshot } from './contract'
import { History } from './history'
import { userImages, imagesParam, usesUserImages, type UserImages } from './user-images'
import { nextSeed, parseValue, sameRun, sameValue } from './params'
import { isOfThisBuild, type Checkpoint } from './checkpoint'
import type { FailureCode } from './protocol'
import type { DemoLocation } from './demo-location'

export interface Failure {
  code: FailureCode | 'stuck'
  step: number
  detail: string
}
export interface RunHooks {
  /** A session is open, with its fixed arrays. */
  opened(): void
  /** There is a new picture, or what is shown changed. */
  changed(): void
  checkpoint(checkpoint: Checkpoint): void
  tick(): void
}
export type Run = ReturnType<typeof createRun>
/** A run that was put aside. */
export interface SavedRun {
  params: Params
  seed: number
  history: History
  fixed: Record<string, NdArray>
  isFixedPrivate: boolean
  checkpoint: Checkpoint | undefined
}

/** One demo's run in this window: what it is, what is known of it, and the means to go on with it. */
export function createRun(
  definition: DemoDefinition,
  start: DemoLocation,
  client: () => WorkerClient,
  hooks: RunHooks,
) {
  const params = shallowRef(start.params)
  const seed = shallowRef(start.seed)
  const opened = shallowRef(false)
  const training = shallowRef(false)
  /** Training was told to stop; its last picture is still to come. */
  const pausing = shallowRef(false)
  /** Step that is being caught up with, silently: of an address, or after a fault. */
  const goal = shallowRef(start.step)
  const backend = shallowRef<BackendName>()
  const stepMs = shallowRef<number>()
  const failure = shallowRef<Failure>()
  /** A fault that was got over. */
  const notice = shallowRef<Failure>()
  /** The run asked for is of the visitor's own images, and they are not here. */
  const userImagesMissing = shallowRef(false)
  /** Step of the key frame looked at; undefined follows the newest. */
  const cursor = shallowRef<number>()
  /** The picture that another window shows. */
  const received = shallowRef<Snapshot>()

  let history = new History()
  const version = shallowRef(0)
  let fixed: Record<string, NdArray> = {}
  /** The fixed arrays are of own images; they may still be there when the parameters name others. */
  let isFixedPrivate = false
  let checkpoint: Checkpoint | undefined
  /** Those that the run is of. */
  let own: UserImages | undefined
  let link: RunLink | undefined
  let runs = 0
  /** Step at which the session failed last. */
  let failedAt = -1
  /** The pictures in the history are of the run before; they go when the first of this one comes. */
  const stale = shallowRef(false)

  const newest = (): number => (stale.value ? 0 : (history.last?.step ?? 0))
  const touch = (): void => void version.value++

  const snapshot = computed(() => {
    void version.value
    if (received.value) return received.value
    return cursor.value === undefined ? history.last : history.nearest(cursor.value)
  })
  const lastStep = computed(() => (void version.value, newest()))
  const step = computed(() => (stale.value ? 0 : (snapshot.value?.step ?? 0)))
  const keySteps = computed(() => (void version.value, stale.value ? [] : history.steps))
  const curves = computed((): Curves => (void version.value, history.curves(snapshot.value?.step ?? 0)))
  const catchingUp = computed(() => training.value && goal.value > lastStep.value)

  function keep(picture: Snapshot): void {
    if (stale.value) history = new History()
    stale.value = false
    history.push({ ...picture, arrays: { ...fixed, ...picture.arrays } })
    touch()
  }

  const events: RunEvents = {
    opened(name, arrays) {
      backend.value = name
      fixed = arrays
      isFixedPrivate = own !== undefined
      opened.value = true
      hooks.opened()
    },
    snapshot(picture, ms) {
      keep(picture)
      stepMs.value = ms
      hooks.changed()
    },
    checkpoint(saved) {
      checkpoint = saved
      hooks.checkpoint(saved)
    },
    stopped() {
      training.value = pausing.value = false
      hooks.changed()
    },
    failed,
    evicted: detach,
    tick: hooks.tick,
  }

  function failed(code: FailureCode, at: number, detail: string): void {
    const resume = training.value && !pausing.value && goal.value <= newest()
    const usedGpu = backend.value === 'webgl'
    if (code !== 'diverged') detach()
    training.value = pausing.value = false
    if (code === 'refused') {
      refuseCheckpoint()
      open()
      if (resume) play()
    } else if (code === 'lost' || (code === 'hung' && usedGpu) || isRecoverable(code, at)) {
      notice.value = { code: code === 'session' ? 'damaged' : code, step: checkpoint?.step ?? 0, detail }
      open()
      if (resume) play()
    } else failure.value = { code: code === 'hung' ? 'stuck' : code, step: at, detail }
    hooks.changed()
  }

  /** After an error of the session the run goes on with another worker, unless the same step fails again. */
  function isRecoverable(code: FailureCode, at: number): boolean {
    if (code === 'damaged') return true
    if (code !== 'session' || at === 0 || at === failedAt) return false
    failedAt = at
    return true
  }
  /** Said, and the run starts again: numbers of another network must not be taken for those of this one. */
  function refuseCheckpoint(): void {
    checkpoint = undefined
    notice.value = { code: 'refused', step: 0, detail: '' }
  }

  function withoutFixed({ arrays, ...rest }: Snapshot): Snapshot {
    const moving = Object.entries(arrays).filter(([name, array]) => array !== fixed[name])
    return { ...rest, arrays: Object.fromEntries(moving) }
  }

  function detach(): void {
    link = undefined
    opened.value = training.value = pausing.value = false
  }

  /** Opens the session where the run was left, and catches up with what was seen of it. */
  function open(): RunLink {
    if (link) return link
    holdUserImages()
    failure.value = undefined
    goal.value = Math.max(goal.value, newest())
    const { id: demo, steps, engine } = definition
    link = client().open(
      {
        demo,
        steps,
        tensor: engine === 'tensor',
        params: params.value,
        seed: seed.value,
        start: checkpoint,
        own: own?.packed,
      },
      events,
    )
    if (goal.value > (checkpoint?.step ?? 0)) train(goal.value)
    return link
  }
  /** Own images go with their window: where they are missing, the demo's first ones take their place. */
  function holdUserImages(): void {
    const { schema } = definition
    if (!usesUserImages(schema, params.value)) return void (own = undefined)
    // a run of others cannot be gone on with
    if (own && own !== userImages.value) forget()
    own = userImages.value
    if (own) return
    const key = imagesParam(schema)!
    userImagesMissing.value = true
    params.value = { ...params.value, [key]: schema[key]!.default }
    forget()
  }
  function train(to: number): void {
    training.value = true
    pausing.value = false
    link?.train(to)
  }

  /** Starts a run again at step 0; goes on training if it was. */
  function restart(nextParams: Params, seedOfRun: number): void {
    const resume = training.value && !pausing.value && !catchingUp.value
    params.value = nextParams
    seed.value = seedOfRun
    userImagesMissing.value = false
    forget()
    if (!link) return
    link = undefined
    open()
    if (resume) play()
  }
  function forget(): void {
    runs++
    goal.value = 0
    checkpoint = undefined
    cursor.value = received.value = failure.value = stepMs.value = undefined
    stale.value = true
    training.value = pausing.value = false
    touch()
  }

  function play(): void {
    cursor.value = received.value = undefined
    goal.value = 0
    if (failure.value?.code === 'diverged' || newest() >= definition.steps) restart(params.value, seed.value)
    open()
    train(definition.steps)
  }

  function change(next: Params): void {
    if (!sameRun(definition.schema, next, params.value)) return restart(next, seed.value)
    params.value = next
    link?.view(next)
  }

  return {
    params,
    seed,
    opened,
    training,
    pausing,
    catchingUp,
    goal,
    backend,
    stepMs,
    failure,
    notice,
    userImagesMissing,
    snapshot,
    curves,
    step,
    lastStep,
    keySteps,
    cursor,
    open,
    play,
    pause(): void {
      goal.value = 0
      if (!training.value) return
      pausing.value = true
      link?.train(0)
    },
    stepOnce(): void {
      cursor.value = received.value = undefined
      open()
      train(newest() + 1)
    },
    reset: () => restart(params.value, seed.value),
    reseed: () => restart(params.value, nextSeed(seed.value)),
    scrub(to: number): void {
      received.value = undefined
      const frame = history.nearest(to)
      cursor.value = frame && frame.step < newest() ? frame.step : undefined
    },
    set(key: string, given: ParamValue): void {
      const spec = Object.hasOwn(definition.schema, key) ? definition.schema[key] : undefined
      const parsed = spec && parseValue(spec, given)
      if (!spec || !parsed || Object.is(parsed.value, params.value[key])) return
      change({ ...params.value, [key]: parsed.value })
    },
    setAll: change,
    /** Starts again with the visitor's own images. */
    showUserImages(): void {
      const key = imagesParam(definition.schema)
      if (key) restart({ ...params.value, [key]: USER_IMAGES }, seed.value)
    },
    /** Goes to a place that an address or storage describes. */
    goTo(place: DemoLocation): void {
      restart(place.params, place.seed)
      goal.value = place.step
      if (link && place.step > 0) train(place.step)
    },
    retry(): void {
      detach()
      open()
    },
    close(): void {
      link?.close()
      detach()
    },

    /** Puts the run aside, as far as it has come. */
    save: (): SavedRun => ({ params: params.value, seed: seed.value, history, fixed, isFixedPrivate, checkpoint }),
    /** Goes back to a run that was put aside. */
    restore(saved: SavedRun): void {
      params.value = saved.params
      seed.value = saved.seed
      forget()
      ;({ history, fixed, isFixedPrivate, checkpoint } = saved)
      stale.value = false
      touch()
    },

    /** Shows what the leading window shows. */
    receive(place: DemoLocation, picture: Snapshot | undefined, sameRun: boolean): void {
      // equal ones in a new object would have all that follows from them computed again
      if (!sameValue(place.params, params.value)) params.value = place.params
      seed.value = place.seed
      if (!sameRun) forget()
      if (!picture) return
      if (stale.value || picture.step >= newest()) keep(picture)
      received.value = { ...picture, arrays: { ...fixed, ...picture.arrays } }
    },
    receiveFixed(arrays: Record<string, NdArray>, isPrivate: boolean): void {
      fixed = arrays
      isFixedPrivate = isPrivate
      if (received.value) received.value = { ...received.value, arrays: { ...fixed, ...received.value.arrays } }
    },
    receiveCurves(theirs: Curves): void {
      if (stale.value) return
      history.adopt(theirs)
      touch()
    },
    receiveCheckpoint(saved: Checkpoint): void {
      if (isOfThisBuild(saved)) checkpoint = saved
      else refuseCheckpoint()
    },
    /** What followers are told: the picture, and what goes with it. */
    picture: () => ({
      run: runs,
      isPrivate: isFixedPrivate || usesUserImages(definition.schema, params.value),
      frame: stale.value ? undefined : snapshot.value && withoutFixed(snapshot.value),
    }),
    share: () => ({ fixed, checkpoint, curves: stale.value ? undefined : history.curves() }),
  }
}
