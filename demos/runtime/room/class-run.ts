/** The run of this device in an experiment of the class, in a worker of its own. */
import { shallowRef } from 'vue'
import { newClient } from '../deck-client'
import { defaultParams, parseParams } from '../params'
import { findDemo } from '../registry'
import type { RunLink } from '../worker-client'
import type { Experiment } from './activity'
import { shareOf } from './tally'

/** A slow device does as many steps as fit into so long. */
const BUDGET_MS = 45_000
/** So many steps tell how long one takes. */
const TRIAL_STEPS = 20
const POINTS = 20

export type ClassRunState = 'waiting' | 'running' | 'hidden' | 'done' | 'failed'

/** Trains what the class was asked to, and calls back with the result. */
export function createClassRun(
  experiment: Experiment,
  device: string,
  finished: (result: { setting: number; steps: number; curve: [number, number][] }) => void,
) {
  const { id, demo, vary, values, seed, steps, metric } = experiment
  const definition = findDemo(demo)
  const share = shareOf(device, id)
  const setting = vary ? values[share % values.length]! : (seed + (share % 100_000)) % 2 ** 32
  const state = shallowRef<ClassRunState>('waiting')
  const step = shallowRef(0)
  /** Fewer than were asked for, on a slow device. */
  const lastStep = shallowRef(steps)
  const curve: [number, number][] = []
  let link: RunLink | undefined
  const client = newClient()

  function train(): void {
    if (!link || state.value === 'done' || state.value === 'failed') return
    state.value = document.hidden ? 'hidden' : 'running'
    // nobody looks: the battery is spared
    link.train(document.hidden ? 0 : lastStep.value)
  }
  function end(next: ClassRunState): void {
    state.value = next
    document.removeEventListener('visibilitychange', train)
    link?.close()
    link = undefined
  }
  function finish(): void {
    if (curve.length === 0) return end('failed')
    end('done')
    const every = Math.ceil(curve.length / POINTS)
    const kept = curve.filter((_, i) => i % every === 0 || i === curve.length - 1)
    const short = kept.map(([at, value]): [number, number] => [at, Number(value.toPrecision(4))])
    finished({ setting, steps: step.value, curve: short })
  }

  return {
    setting,
    state,
    step,
    lastStep,
    curve: curve as readonly (readonly [number, number])[],
    start(): void {
      if (!definition) return end('failed')
      const given = { ...experiment.params, ...(vary && { [vary]: setting }) }
      const { value: params } = parseParams(definition.schema, given, defaultParams(definition.schema))
      link = client.open(
        {
          demo,
          steps: definition.steps,
          tensor: definition.engine === 'tensor',
          params,
          seed: vary ? seed : setting,
          start: undefined,
          own: undefined,
        },
        {
          opened: train,
          wrong() {},
          snapshot(snapshot, stepMs) {
            step.value = snapshot.step
            const value = snapshot.metrics[metric]
            if (value !== undefined && Number.isFinite(value) && snapshot.step > (curve.at(-1)?.[0] ?? -1))
              curve.push([snapshot.step, value])
            if (stepMs && snapshot.step >= TRIAL_STEPS && lastStep.value === steps) {
              const fits = Math.max(TRIAL_STEPS, Math.floor(BUDGET_MS / stepMs))
              if (fits < steps * 0.9) {
                lastStep.value = fits
                train()
              }
            }
            if (snapshot.step >= lastStep.value) finish()
          },
          checkpoint() {},
          stopped() {
            if (step.value >= lastStep.value && state.value === 'running') finish()
          },
          failed: () => end('failed'),
          evicted: () => end('failed'),
          tick() {},
        },
      )
      document.addEventListener('visibilitychange', train)
      train()
    },
    stop: (): void => end('done'),
  }
}
export type ClassRunHandle = ReturnType<typeof createClassRun>
